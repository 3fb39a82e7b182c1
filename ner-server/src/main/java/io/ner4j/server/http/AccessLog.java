package io.ner4j.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line of JSON for each request, without its body, its query and its headers. Safe for use
 * by many threads.
 */
public final class AccessLog implements RequestLog, AutoCloseable {

  /** Characters of a path. */
  private static final int LONGEST_PATH = 200;

  private final LogLines lines;

  /**
   * Starts the log.
   *
   * @param out where lines go; not closed
   */
  public AccessLog(OutputStream out) {
    lines = new LogLines(out);
  }

  @Override
  public void log(Request request, Response response) {
    lines.add(Json.object(json -> write(json, request, response)));
  }

  private static void write(JsonGenerator json, Request request, Response response)
      throws IOException {
    json.writeStringField("time", Instant.ofEpochMilli(Request.getTimeStamp(request)).toString());
    json.writeStringField("id", RequestId.of(request));
    json.writeStringField("client", Request.getRemoteAddr(request));
    json.writeStringField("method", request.getMethod());
    json.writeStringField("path", path(request.getHttpURI()));
    json.writeNumberField("status", response.getStatus());
    json.writeNumberField("received", Request.getContentBytesRead(request));
    json.writeNumberField("sent", Response.getContentBytesWritten(response));
    json.writeNumberField(
        "millis", NanoTime.since(request.getBeginNanoTime()) / TimeUnit.MILLISECONDS.toNanos(1));
  }

  private static String path(@Nullable HttpURI uri) {
    String path = uri == null || uri.getPath() == null ? "" : uri.getPath();
    return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
  }

  /** Writes what is left, and ends. */
  @Override
  public void close() {
    lines.close();
  }
}
