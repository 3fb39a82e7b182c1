package io.ner4j.server;

import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Guard;
import io.ner4j.server.http.Problem;
import io.ner4j.server.http.SilentConnections;
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
  private final Metrics metrics;
  private final SilentConnections silent;

  private Router(
      Map<String, Endpoint> endpoints, Guard guard, Metrics metrics, SilentConnections silent) {
    this.endpoints = endpoints;
    this.guard = guard;
    this.metrics = metrics;
    this.silent = silent;
  }

  static Router of(
      ServerOptions options, ServedPipeline served, SilentConnections silent, Executor workers) {
    Limits limits = options.limits();
    Admission admission = new Admission(limits);
    Metrics metrics = new Metrics(admission, served);
    Map<String, Endpoint> endpoints = new HashMap<>(PageFile.all());
    ServedModel model = served.model();
    endpoints.put(
        EXTRACT, new TextsEndpoint(model, new ExtractWork(limits), limits, admission, workers));
    RedactWork redact = new RedactWork(limits, options.hmac());
    endpoints.put(REDACT, new TextsEndpoint(model, redact, limits, admission, workers));
    endpoints.put("/model", new ModelCard(options.model(), model, limits));
    endpoints.putAll(Health.all(new Readiness(admission)));
    endpoints.put("/metrics", metrics);
    return new Router(
        Map.copyOf(endpoints), new Guard(options.names(), !options.isLocal()), metrics, silent);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    silent.heard(request);
    Exchange exchange = new Exchange(request, response, callback);
    String path = Request.getPathInContext(request);
    count(exchange, endpoints.containsKey(path) ? path : "other");
    try {
      guard.check(exchange);
      endpoint(exchange, path).handle(exchange);
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

  private Endpoint endpoint(Exchange exchange, String path) {
    Endpoint endpoint = endpoints.get(path);
    if (endpoint == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND_404,
          "there is nothing at this path; POST /extract finds entities, POST /redact replaces them, /openapi.json describes everything");
    }
    List<String> allowed = POSTED.contains(path) ? List.of("POST") : List.of("GET", "HEAD");
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
