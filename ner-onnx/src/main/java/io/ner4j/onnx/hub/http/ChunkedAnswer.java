package io.ner4j.onnx.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads answers that come in chunks by the JDK's older client. Its newer one loops for ever, and
 * nothing stops it, where a server writes a size of 2^31 or more (seen on JDK 17 and 25).
 */
final class ChunkedAnswer {

  private ChunkedAnswer() {}

  /** Whether an answer of the newer client must not be read by it. */
  static boolean is(HttpResponse<?> response) {
    return response.headers().firstValue("Transfer-Encoding").isPresent();
  }

  /**
   * Asks again.
   *
   * @throws IOException if it failed on the way
   */
  static HubResponse get(URI uri, Map<String, List<String>> request, RetryPolicy patience)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try {
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setConnectTimeout((int) patience.connect().toMillis());
      connection.setReadTimeout((int) patience.read().toMillis());
      request.forEach(
          (name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("no answer of HTTP");
      }
      HttpHeaders headers = headers(connection);
      InputStream error = connection.getErrorStream();
      InputStream body =
          status < HttpURLConnection.HTTP_BAD_REQUEST
              ? connection.getInputStream()
              : error == null ? InputStream.nullInputStream() : error;
      return new HubResponse(uri, status, headers, headers, body, connection::disconnect);
    } catch (IOException | RuntimeException e) {
      connection.disconnect();
      throw e;
    }
  }

  private static HttpHeaders headers(HttpURLConnection connection) {
    Map<String, List<String>> fields = new HashMap<>(connection.getHeaderFields());
    // The status line.
    fields.remove(null);
    return HttpHeaders.of(fields, (name, value) -> true);
  }
}
