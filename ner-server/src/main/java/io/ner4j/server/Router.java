package io.ner4j.server;

import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Guard;
import io.ner4j.server.http.Problem;
import io.ner4j.server.http.SilentConnections;
import io.ner4j.server.http.TokenGate;
import io.ner4j.server.options.Access;
import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.request.Admission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Leads each request to the endpoint of its path, and counts it. */
final class Router extends Handler.Abstract.NonBlocking {

  static final String EXTRACT = "/extract";
  private static final String REDACT = "/redact";
  private static final Set<String> POSTED = Set.of(EXTRACT, REDACT);

  private final Map<String, Endpoint> endpoints;
  private final Guard guard;
  private final TokenGate gate;
  private final Readiness readiness;
  private final Metrics metrics;
  private final SilentConnections silent;

  Router(ServerOptions options, ServedPipeline served, SilentConnections silent, Executor workers) {
    Limits limits = options.limits();
    Admission admission = new Admission(limits);
    this.readiness = new Readiness(admission);
    this.metrics = new Metrics(admission, served);
    this.silent = silent;
    Map<String, Endpoint> free = new HashMap<>(PageFile.all());
    free.putAll(Health.all(readiness));
    Map<String, Endpoint> all = new HashMap<>(free);
    ServedModel model = served.model();
    all.put(EXTRACT, new TextsEndpoint(model, new ExtractWork(limits), limits, admission, workers));
    RedactWork redact = new RedactWork(limits, options.hmac());
    all.put(REDACT, new TextsEndpoint(model, redact, limits, admission, workers));
    all.put("/model", new ModelCard(options.model(), model, limits));
    all.put("/metrics", metrics);
    this.endpoints = Map.copyOf(all);
    Access access = options.access();
    this.guard = new Guard(options.names(), !options.isLocal(), access.origins());
    this.gate = new TokenGate(access.tokens(), Set.copyOf(free.keySet()));
  }

  /** From now on the server says that it is not ready, and clients should go elsewhere. */
  void drain() {
    readiness.drain();
  }

  /** The pipeline may serve others from now on. */
  void stopCounting() {
    metrics.close();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    silent.heard(request);
    Exchange exchange = new Exchange(request, response, callback, readiness::draining);
    String path = Request.getPathInContext(request);
    count(exchange, endpoints.containsKey(path) ? path : "other");
    try {
      guard.check(exchange);
      if (!guard.answersPreflight(exchange, methods(path))) {
        gate.check(exchange, path);
        endpoint(exchange, path).handle(exchange);
      }
    } catch (RuntimeException e) {
      exchange.fail(e);
    }
    return true;
  }

  private void count(Exchange exchange, String path) {
    metrics.begin();
    long start = exchange.request().getHeadersNanoTime();
    Request.addCompletionListener(
        exchange.request(),
        failure ->
            metrics.end(
                path, exchange.response().getStatus(), failure != null, System.nanoTime() - start));
  }

  private static List<String> methods(String path) {
    return POSTED.contains(path) ? List.of("POST") : List.of("GET", "HEAD");
  }

  private Endpoint endpoint(Exchange exchange, String path) {
    Endpoint endpoint = endpoints.get(path);
    if (endpoint == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND_404,
          "there is nothing at this path; POST /extract finds entities, POST /redact replaces them,"
              + " /openapi.json describes everything");
    }
    List<String> allowed = methods(path);
    String method = exchange.request().getMethod();
    if (!allowed.contains(method)) {
      exchange.response().getHeaders().put(HttpHeader.ALLOW, String.join(", ", allowed));
      throw new Problem(
          HttpStatus.METHOD_NOT_ALLOWED_405,
          "%s is for %s, but the request's method is %s"
              .formatted(path, String.join(" and ", allowed), method));
    }
    return endpoint;
  }
}
