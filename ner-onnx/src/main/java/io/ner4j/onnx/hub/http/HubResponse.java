package io.ner4j.onnx.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;

/**
 * What came back, redirects followed. To be closed, read or not.
 *
 * @param from who answered in the end
 * @param status of HTTP
 * @param headers of the last answer
 * @param hub headers of the hub's own last answer: what the hub says of a file that lies elsewhere
 * @param body of the last answer
 * @param release lets go of the connection
 */
public record HubResponse(
    URI from, int status, HttpHeaders headers, HttpHeaders hub, InputStream body, Runnable release)
    implements AutoCloseable {

  /** An answer that no redirect led to. */
  static HubResponse of(
      URI from,
      int status,
      HttpHeaders headers,
      Flow.Publisher<List<ByteBuffer>> body,
      Duration timeout) {
    BodyReader reader = new BodyReader(body, timeout);
    return new HubResponse(from, status, headers, headers, reader, reader::close);
  }

  /** The same after an answer of the hub, which was not the last. */
  HubResponse behind(HttpHeaders before) {
    return new HubResponse(from, status, headers, before, body, release);
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Number of bytes of the body as it travels, or -1. */
  public long length() {
    return number(header("Content-Length"));
  }

  /** A header that counts bytes, or -1. */
  public static long number(Optional<String> header) {
    try {
      return header.map(String::strip).map(Long::parseLong).filter(n -> n >= 0).orElse(-1L);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  public boolean isEncoded() {
    return header("Content-Encoding").filter(how -> !how.equalsIgnoreCase("identity")).isPresent();
  }

  /** The content, unpacked if it travelled packed, though nobody asked for that. */
  public InputStream content() throws IOException {
    if (!isEncoded()) {
      return body;
    }
    String how = header("Content-Encoding").orElse("");
    if (how.equalsIgnoreCase("gzip") || how.equalsIgnoreCase("x-gzip")) {
      return new GZIPInputStream(body);
    }
    throw new TransientException(
        "came with the Content-Encoding '%s', which was not asked for"
            .formatted(Printable.printable(how)));
  }

  @Override
  public void close() {
    release.run();
  }
}
