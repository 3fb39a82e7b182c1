package io.ner4j.server;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerInputException;
import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Json;
import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import io.ner4j.server.request.Admission;
import io.ner4j.server.request.Body;
import io.ner4j.server.request.BodyForm;
import io.ner4j.server.request.ExtractRequest;
import io.ner4j.server.request.Gzip;
import io.ner4j.server.request.RequestReader;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** {@code POST /extract}: finds the entities of the texts that a client sends. */
final class ExtractEndpoint implements Endpoint {

  private final ServedModel served;
  private final Limits limits;
  private final Admission admission;
  private final Executor executor;

  ExtractEndpoint(ServedModel served, Limits limits, Admission admission, Executor executor) {
    this.served = served;
    this.limits = limits;
    this.admission = admission;
    this.executor = executor;
  }

  @Override
  public void handle(Exchange exchange) {
    HttpFields head = exchange.request().getHeaders();
    BodyForm.checkType(head);
    boolean gzip = isGzip(exchange, head);
    Admission.Ticket ticket = admission.enter();
    Request.addCompletionListener(exchange.request(), failure -> ticket.close());
    Body.read(exchange.request(), limits, ticket)
        .thenAcceptAsync(
            body -> {
              byte[] json = gzip ? Gzip.unpacked(body, limits, ticket) : body;
              exchange.answer(Exchange.JSON, answer(exchange, json));
            },
            executor)
        .exceptionally(
            failure -> {
              exchange.fail(failure);
              return null;
            });
  }

  private static boolean isGzip(Exchange exchange, HttpFields head) {
    try {
      return BodyForm.isGzip(head);
    } catch (Problem other) {
      exchange.response().getHeaders().put(HttpHeader.ACCEPT_ENCODING, "gzip");
      throw other;
    }
  }

  private byte[] answer(Exchange exchange, byte[] body) {
    ExtractRequest wanted = RequestReader.read(body, limits);
    EntityRecognizer ner = served.asked(wanted);
    // The model takes its time; no byte will come or go meanwhile.
    exchange.request().addIdleTimeoutListener(timeout -> false);
    return Json.answer(found(ner, wanted), wanted.many());
  }

  private static List<List<Entity>> found(EntityRecognizer ner, ExtractRequest wanted) {
    try {
      return wanted.many()
          ? ner.extractAll(wanted.texts())
          : List.of(ner.extract(wanted.texts().get(0)));
    } catch (NerInputException e) {
      throw new Problem(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
    }
  }
}
