package io.ner4j.server;

import io.ner4j.server.http.AccessLog;
import io.ner4j.server.http.Errors;
import io.ner4j.server.http.SilentConnections;
import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Serves a pipeline over HTTP, with a page to try them. Runs from {@link #start} until it is
 * closed; safe for use by many threads.
 *
 * <pre>{@code
 * try (ServedPipeline served =
 *         ServedPipeline.load(options -> OnnxNer.englishBuilder().pipeline(options).load());
 *     NerServer server = NerServer.start(ServerOptions.LOCAL, served)) {
 *   System.out.println(server.uri());
 *   server.join();
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class NerServer implements AutoCloseable {

  /** What Jetty needs besides those that wait for the model. */
  private static final int JETTYS_THREADS = 32;

  /** How long clients that keep connections open may still send a request to a closing server. */
  private static final Duration LAST_REQUESTS = Duration.ofMillis(300);

  private final Server server;
  private final ServerConnector connector;
  private final Router router;
  private final SilentConnections silent;
  private final ServerOptions options;
  private final @Nullable AccessLog log;

  private NerServer(ServerOptions options, ServedPipeline served) {
    Limits limits = options.limits();
    QueuedThreadPool threads = new QueuedThreadPool(limits.waitingRequests() + JETTYS_THREADS);
    threads.setName("ner4j-serve");
    this.options = options;
    server = new Server(threads);
    silent = new SilentConnections(limits.receive(), server.getScheduler());
    connector = Listening.connector(server, options, silent);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    server.setErrorHandler(new Errors());
    server.setStopTimeout(limits.shutdown().toMillis());
    router = new Router(options, served, silent, workers(threads));
    server.setHandler(new GracefulHandler(router));
    OutputStream out = options.operation().accessLog();
    log = out == null ? null : new AccessLog(out);
    server.setRequestLog(log);
  }

  /**
   * Starts a server.
   *
   * @param options where it listens, and what it takes on
   * @param served what it serves; it stays the caller's, who closes it after the server
   * @return a server that takes requests, to be closed by the caller
   * @throws IOException if it cannot listen there
   */
  public static NerServer start(ServerOptions options, ServedPipeline served) throws IOException {
    NerServer server = new NerServer(options, served);
    try {
      server.server.start();
    } catch (IOException e) {
      server.stop();
      throw new IOException(
          String.format(
              Locale.ROOT,
              "cannot listen at %s, port %d: %s; choose another with --host or --port",
              options.host(),
              options.port(),
              e.getMessage()),
          e);
    } catch (Exception e) {
      throw new IllegalStateException("the server cannot start", e);
    }
    return server;
  }

  /** Who waits for the model: virtual threads where the JDK has them. */
  private static Executor workers(QueuedThreadPool threads) {
    return VirtualThreads.areSupported()
        ? VirtualThreads.getNamedVirtualThreadsExecutor("ner4j-request-")
        : threads;
  }

  /**
   * Tells where clients find this server.
   *
   * @return the address of the page, ending in a slash
   */
  public URI uri() {
    String host = connector.getHost();
    return URI.create(
        String.format(
            Locale.ROOT,
            "%s://%s:%d/",
            options.access().certificate() == null ? "http" : "https",
            host.contains(":") ? "[" + host + "]" : host,
            connector.getLocalPort()));
  }

  /**
   * Waits until the server is closed.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void join() throws InterruptedException {
    server.join();
  }

  /**
   * Says that it is not ready, takes requests for as long as the options say, then no more
   * connections. Waits for requests that were begun, for as long as the limits say, and ends. Each
   * answer meanwhile asks its client to close the connection. Closing again does nothing. An
   * interrupt ends the waiting.
   */
  @Override
  public synchronized void close() {
    if (server.isRunning()) {
      router.drain();
      if (pause(options.operation().drain())) {
        connector.close();
        awaitLastRequests();
        silent.closeNow();
      }
    }
    stop();
  }

  private void awaitLastRequests() {
    long start = System.nanoTime();
    while (!connector.getConnectedEndPoints().isEmpty()
        && System.nanoTime() - start < LAST_REQUESTS.toNanos()
        && pause(Duration.ofMillis(10))) {}
  }

  /** Waits, and tells whether it waited to the end. */
  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop in order: " + e.getMessage(), e);
    } finally {
      router.stopCounting();
      if (log != null) {
        log.close();
      }
    }
  }
}
