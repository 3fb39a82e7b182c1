package io.ner4j.server;

import io.ner4j.EntityRecognizer;
import io.ner4j.NerInputException;
import io.ner4j.rules.KnownPattern;
import io.ner4j.rules.Merge;
import io.ner4j.rules.Patterns;
import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import io.ner4j.server.request.Admission;
import io.ner4j.server.request.Body;
import io.ner4j.server.request.BodyForm;
import io.ner4j.server.request.ExtractRequest;
import io.ner4j.server.request.Gzip;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** {@code POST /extract} or {@code POST /redact}: reads the texts that a client sends. */
final class TextsEndpoint implements Endpoint {

  /** Makes the answer to a request out of its body. */
  interface Work {

    ExtractRequest read(byte[] body);

    /** Which entities stay where patterns and the model find some. */
    Merge merge();

    /**
     * Answers.
     *
     * @param ner finds what the client wants
     */
    byte[] answer(EntityRecognizer ner, ExtractRequest wanted);
  }

  private final ServedModel served;
  private final Work work;
  private final Limits limits;
  private final Admission admission;
  private final Executor executor;

  TextsEndpoint(
      ServedModel served, Work work, Limits limits, Admission admission, Executor executor) {
    this.served = served;
    this.work = work;
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
    ExtractRequest wanted = work.read(body);
    EntityRecognizer ner = withPatterns(served.asked(wanted), wanted);
    // The model takes its time; no byte will come or go meanwhile.
    exchange.request().addIdleTimeoutListener(timeout -> false);
    try {
      return work.answer(ner, wanted);
    } catch (NerInputException e) {
      throw new Problem(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
    }
  }

  private EntityRecognizer withPatterns(EntityRecognizer ner, ExtractRequest wanted) {
    return wanted.patterns().isEmpty()
        ? ner
        : EntityRecognizer.combined(
            work.merge(), Patterns.of(wanted.patterns().toArray(KnownPattern[]::new)), ner);
  }
}
