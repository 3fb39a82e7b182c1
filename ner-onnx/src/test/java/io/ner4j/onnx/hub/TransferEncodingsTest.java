package io.ner4j.onnx.hub;

import static io.ner4j.onnx.hub.Fetching.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that comes packed or in chunks. */
class TransferEncodingsTest extends FakeHubTests {

  static Stream<Boolean> both() {
    return Stream.of(true, false);
  }

  @ParameterizedTest
  @MethodSource("both")
  void gzipThatNobodyAskedForIsUnpacked(boolean chunked) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          byte[] packed = gzip(hub.content(request));
          if (chunked) {
            reply.head(200, Map.of("Content-Encoding", "gzip", "Transfer-Encoding", "chunked"));
            chunks(reply.out(), packed, 1_000, true);
          } else {
            reply.send(200, Map.of("Content-Encoding", "gzip"), packed);
          }
          return true;
        };
    hub.fetch(cache);
    fetching.assertFetched();
    assertThat(hub.storage.requests().get(0).header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of("Content-Encoding", "gzip"), bomb);
          return true;
        };
    fetching.assertRefused("sends more");
  }

  @Test
  void encodingsThatAreUnknownAreRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of("Content-Encoding", "br"), new byte[LENGTH]);
          return true;
        };
    fetching.assertRefused("'br'");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static void chunks(OutputStream out, byte[] content, int size, boolean whole)
      throws IOException {
    for (int from = 0; from < content.length; from += size) {
      int length = Math.min(size, content.length - from);
      out.write(String.format(Locale.ROOT, "%x\r\n", length).getBytes(StandardCharsets.US_ASCII));
      out.write(content, from, length);
      out.write(new byte[] {'\r', '\n'});
    }
    if (whole) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  @ParameterizedTest
  @MethodSource("both")
  void chunksWithoutALengthAreRead(boolean whole) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          if (FakeHub.from(request) > 0) {
            return false;
          }
          reply.head(200, Map.of("Transfer-Encoding", "chunked"));
          byte[] content = hub.content(request);
          chunks(reply.out(), whole ? content : Arrays.copyOf(content, 70_000), 7_001, whole);
          return true;
        };
    hub.fetch(cache);
    fetching.assertFetched();
    // What comes in chunks is asked for again by the client that can read them.
    assertThat(hub.downloads()).isEqualTo(whole ? 2 : 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80000000",
        "fffffffe",
        "7fffffff",
        "ffffffff",
        "0123456789abcdef0123",
        "-5",
      })
  void chunksOfNoPossibleSizeAreRefused(String size) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n");
          reply.raw("some bytes\r\n0\r\n\r\n");
          return true;
        };
    fetching.assertRefused("tried 5 times");
  }
}
