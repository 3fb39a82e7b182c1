package io.ner4j.examples.serve;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** {@code POST /extract}: finds the entities of the texts that a client sends. */
final class ExtractEndpoint implements Endpoint {

  private final Pipelines pipelines;
  private final Limits limits;
  private final Admission admission;
  private final Executor executor;

  ExtractEndpoint(Pipelines pipelines, Limits limits, Admission admission, Executor executor) {
    this.pipelines = pipelines;
    this.limits = limits;
    this.admission = admission;
    this.executor = executor;
  }

  @Override
  public void handle(Exchange exchange) {
    checkType(exchange.request().getHeaders().get(HttpHeader.CONTENT_TYPE));
    Admission.Ticket ticket = admission.enter();
    Request.addCompletionListener(exchange.request(), failure -> ticket.close());
    Body.read(exchange.request(), limits, ticket)
        .thenAcceptAsync(body -> exchange.answer(Exchange.JSON, answer(exchange, body)), executor)
        .exceptionally(
            failure -> {
              exchange.fail(failure);
              return null;
            });
  }

  /**
   * Wants JSON to be called JSON: a page of another site can make a browser send anything else
   * without asking the server first.
   */
  private static void checkType(@Nullable String type) {
    String name = type == null ? "nothing" : type.split(";", 2)[0].strip();
    if (!name.toLowerCase(Locale.ROOT).equals(Exchange.JSON)) {
      throw new Problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "a request's Content-Type must be application/json, but is %s; send JSON and say so"
              .formatted(name));
    }
  }

  private byte[] answer(Exchange exchange, byte[] body) {
    ExtractRequest wanted = RequestReader.read(body, limits);
    Aggregation aggregation =
        wanted.aggregation() == null ? pipelines.standard() : wanted.aggregation();
    NerPipeline ner = pipelines.of(aggregation);
    EntityFilter filter = EntityFilter.of(wanted, aggregation, ner.labels());
    // The model takes its time; no byte will come or go meanwhile.
    exchange.request().addIdleTimeoutListener(timeout -> false);
    List<List<Entity>> found =
        wanted.many()
            ? ner.extractAll(wanted.texts())
            : List.of(ner.extract(wanted.texts().get(0)));
    return Json.answer(found.stream().map(filter::keep).toList(), wanted.many());
  }
}
