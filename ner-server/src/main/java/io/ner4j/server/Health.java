package io.ner4j.server;

import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Json;
import io.ner4j.server.request.Admission;
import org.eclipse.jetty.http.HttpStatus;

/**
 * {@code GET /health}: whether the server lives, which every answer shows, and whether it would
 * take a request. A server that shuts down answers 503 everywhere.
 */
record Health(Admission admission) implements Endpoint {

  @Override
  public void handle(Exchange exchange) {
    boolean ready = admission.hasRoom();
    byte[] health =
        Json.object(
            json -> {
              json.writeBooleanField("live", true);
              json.writeBooleanField("ready", ready);
            });
    exchange.send(
        ready ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, Exchange.JSON, health);
  }
}
