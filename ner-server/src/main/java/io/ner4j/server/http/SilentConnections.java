package io.ner4j.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request's head arrives whole in time. Jetty's own timeout starts
 * anew with every byte, so a client that sends a byte now and then would never meet it.
 */
public final class SilentConnections extends AbstractLifeCycle implements Connection.Listener {

  private final long limit;
  private final Scheduler scheduler;

  /** Connections without a request, and since when. */
  private final Map<Connection, Long> silent = new ConcurrentHashMap<>();

  public SilentConnections(Duration limit, Scheduler scheduler) {
    this.limit = limit.toNanos();
    this.scheduler = scheduler;
  }

  @Override
  public void onOpened(Connection connection) {
    // Below HTTP, and opened together with it.
    if (!(connection instanceof SslConnection)) {
      silent.put(connection, System.nanoTime());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    silent.remove(connection);
  }

  /** A request's head has arrived. */
  public void heard(Request request) {
    Connection connection = request.getConnectionMetaData().getConnection();
    silent.remove(connection);
    Request.addCompletionListener(
        request,
        failure -> {
          silent.put(connection, System.nanoTime());
          // It may have been closed just before, and would stay for ever.
          if (!connection.getEndPoint().isOpen()) {
            silent.remove(connection);
          }
        });
  }

  /** Closes the connections that have no request now. */
  public void closeNow() {
    silent.keySet().forEach(connection -> connection.getEndPoint().close());
  }

  @Override
  protected void doStart() {
    sweepLater();
  }

  private void sweepLater() {
    scheduler.schedule(this::sweep, limit / 4, TimeUnit.NANOSECONDS);
  }

  private void sweep() {
    long now = System.nanoTime();
    silent.forEach(
        (connection, since) -> {
          if (now - since > limit) {
            connection.getEndPoint().close();
          }
        });
    if (isRunning()) {
      sweepLater();
    }
  }
}
