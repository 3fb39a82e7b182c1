package io.ner4j.server;

import io.ner4j.server.http.Errors;
import io.ner4j.server.http.SilentConnections;
import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

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

  private final Server server;
  private final ServerConnector connector;

  private NerServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
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
    Limits limits = options.limits();
    QueuedThreadPool threads = new QueuedThreadPool(limits.waitingRequests() + JETTYS_THREADS);
    threads.setName("ner4j-serve");
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http()));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(limits.receive().toMillis());
    SilentConnections silent = new SilentConnections(limits.receive(), server.getScheduler());
    connector.addBean(silent);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    server.setErrorHandler(new Errors());
    server.setStopTimeout(limits.shutdown().toMillis());
    server.setHandler(new GracefulHandler(Router.of(options, served, silent, workers(threads))));
    try {
      server.start();
    } catch (IOException e) {
      stop(server);
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
    return new NerServer(server, connector);
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    return http;
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
            "http://%s:%d/",
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
   * Takes no more requests, waits for those that are being answered, for as long as the limits say,
   * and ends. Closing again does nothing.
   */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop in order: " + e.getMessage(), e);
    }
  }
}
