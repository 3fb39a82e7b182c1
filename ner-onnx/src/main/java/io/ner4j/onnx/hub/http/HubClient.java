package io.ner4j.onnx.hub.http;

import io.ner4j.NerModelException;
import io.ner4j.spi.DetachedThread;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP. Redirects are followed here and not by the JDK's client, so that the token goes to
 * the hub alone and what the hub itself says of a file is seen.
 */
public final class HubClient {

  static final int MAX_REDIRECTS = 10;

  /**
   * One for the process, made when it is first needed: each has a thread that lives until the
   * client is collected as garbage.
   */
  private static final class Shared {
    static final HttpClient HTTP = onDetachedThread();
  }

  /**
   * The client's own thread keeps what it inherits for as long as the process lives. This stands
   * outside of the class whose initialisation waits for it.
   */
  private static HttpClient onDetachedThread() {
    CompletableFuture<HttpClient> client = new CompletableFuture<>();
    Runnable work = () -> client.completeAsync(HubClient::make, Runnable::run);
    try {
      DetachedThread.of("ner4j-hub", work).start();
    } catch (OutOfMemoryError e) {
      // The process has no thread left.
      work.run();
    }
    return client.join();
  }

  private static HttpClient make() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(RetryPolicy.STANDARD.connect())
        .proxy(new CurrentProxies())
        .executor(
            Executors.newCachedThreadPool(work -> DetachedThread.of("ner4j-hub-worker", work)))
        .build();
  }

  /** The proxies that Java has at the time of a request, and not when the client was made. */
  private static final class CurrentProxies extends ProxySelector {

    @Override
    public List<Proxy> select(URI uri) {
      ProxySelector current = ProxySelector.getDefault();
      return current == null ? List.of(Proxy.NO_PROXY) : current.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      ProxySelector current = ProxySelector.getDefault();
      if (current != null) {
        current.connectFailed(uri, address, failure);
      }
    }
  }

  private final URI endpoint;
  private final Optional<String> token;
  private final RetryPolicy patience;

  public HubClient(URI endpoint, Optional<String> token, RetryPolicy patience) {
    this.endpoint = endpoint;
    this.token = token;
    this.patience = patience;
  }

  public boolean hasToken() {
    return token.isPresent();
  }

  /**
   * Asks once.
   *
   * @param method GET, or HEAD, which stops where the hub sends it to another server
   * @throws IOException if it failed on the way
   * @throws NerModelException if the redirects lead nowhere
   */
  public HubResponse ask(String method, URI first, Map<String, String> headers) throws IOException {
    URI at = first;
    HttpHeaders hub = HttpHeaders.of(Map.of(), (name, value) -> true);
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      HubResponse last = askOnce(method, at, headers);
      if (Origin.same(at, endpoint)) {
        hub = last.headers();
      }
      HubResponse answer = last.behind(hub);
      Optional<String> location = location(answer);
      if (location.isEmpty()) {
        return answer;
      }
      URI next;
      try (answer) {
        next = Origin.redirected(at, location.get());
      }
      if (method.equals("HEAD") && Origin.same(at, endpoint) && !Origin.same(next, endpoint)) {
        return answer;
      }
      at = next;
    }
    throw new NerModelException(
        String.format(
            Locale.ROOT,
            "expected an answer from %s, but was redirected more than %d times, at last to %s; is"
                + " HF_ENDPOINT right?",
            Printable.address(first),
            MAX_REDIRECTS,
            Printable.address(at)));
  }

  private static Optional<String> location(HubResponse answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> answer.header("Location");
      default -> Optional.empty();
    };
  }

  private HubResponse askOnce(String method, URI uri, Map<String, String> headers)
      throws IOException {
    HttpRequest request = request(method, uri, headers);
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(request);
    if (method.equals("HEAD") || !ChunkedAnswer.is(response)) {
      return HubResponse.of(
          uri, response.statusCode(), response.headers(), response.body(), patience.read());
    }
    BodyReader.cancel(response.body());
    try {
      return ChunkedAnswer.get(uri, request.headers().map(), patience);
    } catch (IOException e) {
      throw failure(uri, e);
    }
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request)
      throws IOException {
    URI uri = request.uri();
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> response =
        Shared.HTTP.sendAsync(request, BodyHandlers.ofPublisher());
    long millis = patience.connect().plus(patience.read()).toMillis();
    try {
      // Not the request's own timeout, which some JDKs apply to the whole body.
      return response.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new HttpTimeoutException(
          String.format(
              Locale.ROOT, "no answer came from %s within %d ms", Printable.address(uri), millis));
    } catch (InterruptedException e) {
      response.cancel(true);
      throw Retries.interrupted(Printable.address(uri), e);
    } catch (ExecutionException e) {
      throw failure(uri, e.getCause());
    }
  }

  private HttpRequest request(String method, URI uri, Map<String, String> headers) {
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(uri)
              .method(method, HttpRequest.BodyPublishers.noBody())
              .header("User-Agent", "ner4j; java/" + Runtime.version().feature())
              .header("Accept-Encoding", "identity");
      headers.forEach(builder::header);
      if (Origin.same(uri, endpoint)) {
        token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new NerModelException(
          "expected an address of HTTP, but found %s".formatted(Printable.address(uri)), e);
    }
  }

  /** Java's own message says nothing where the name of the server is not known. */
  private static IOException unconnected(URI uri, Throwable cause) {
    boolean unknown = cause.getCause() instanceof UnresolvedAddressException;
    boolean silent = unknown || cause.getMessage() == null;
    return new IOException(
        "cannot connect to %s%s; check the network and the proxy (-Dhttps.proxyHost, -Dhttps.proxyPort), or load a directory"
            .formatted(
                Printable.printable(uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())),
                unknown
                    ? ", whose address is not known"
                    : silent ? "" : " (" + Retries.reason(cause) + ")"),
        cause);
  }

  private static IOException failure(URI uri, @Nullable Throwable cause) {
    if (cause instanceof SSLHandshakeException) {
      throw new NerModelException(
          "could not make a secure connection to %s: %s; is there a proxy whose certificate Java does not know (-Djavax.net.ssl.trustStore)?"
              .formatted(Printable.address(uri), Retries.reason(cause)),
          cause);
    }
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return unconnected(uri, cause);
    }
    String reason = cause == null ? "unknown" : Retries.reason(cause);
    String kind = cause == null ? "" : cause.getClass().getSimpleName() + ": ";
    return new IOException("%s%s (%s)".formatted(kind, reason, Printable.address(uri)), cause);
  }
}
