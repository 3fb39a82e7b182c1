package io.ner4j.server;

import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Json;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Whether the server lives, which every answer shows, and whether it would take a request. Those
 * are two questions: a server that is full or drains must get no requests, but must not be killed.
 */
final class Health {

  private Health() {}

  /** The endpoints, by their paths. */
  static Map<String, Endpoint> all(Readiness readiness) {
    return Map.of(
        "/health", exchange -> both(exchange, readiness.ready()),
        "/health/live", Health::live,
        "/health/ready", exchange -> ready(exchange, readiness.ready()));
  }

  private static void both(Exchange exchange, boolean ready) {
    send(
        exchange,
        ready,
        json -> {
          json.writeBooleanField("live", true);
          json.writeBooleanField("ready", ready);
        });
  }

  private static void live(Exchange exchange) {
    send(exchange, true, json -> json.writeBooleanField("live", true));
  }

  private static void ready(Exchange exchange, boolean ready) {
    send(exchange, ready, json -> json.writeBooleanField("ready", ready));
  }

  private static void send(Exchange exchange, boolean good, Json.Content fields) {
    int status = good ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
    exchange.send(status, Exchange.JSON, Json.object(fields));
  }
}
