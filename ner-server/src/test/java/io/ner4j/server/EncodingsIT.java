package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in gzip and in other encodings and charsets. */
class EncodingsIT extends SmallServerTests {

  private HttpResponse<String> send(String type, String encoding, byte[] body) throws Exception {
    HttpRequest.Builder request =
        client
            .request("extract")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    if (!encoding.isEmpty()) {
      request.header("Content-Encoding", encoding);
    }
    return client.http().send(request.build(), BodyHandlers.ofString());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void aGzipBodyAndAByteOrderMarkAreUnderstood() throws Exception {
    String json = Client.one("Angela Merkel");
    String expected = client.extract(json).body();
    assertThat(expected).contains("Angela Merkel");
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    assertThat(send("application/json", "gzip", gzip(json)).body()).isEqualTo(expected);
    assertThat(send("application/json", "X-GZIP", gzip(json)).body()).isEqualTo(expected);
    assertThat(send("application/json", "identity", utf8).body()).isEqualTo(expected);
    assertThat(client.extract("\uFEFF" + json).body()).isEqualTo(expected);
    assertThat(send("application/json", "gzip", gzip("\uFEFF" + json)).body()).isEqualTo(expected);
    byte[] members = joined(gzip(json.substring(0, 9)), gzip(json.substring(9)));
    assertThat(send("application/json", "gzip", members).body()).isEqualTo(expected);
  }

  @Test
  void aDamagedGzipBodyIsABadRequest() throws Exception {
    String json = Client.one("Angela Merkel");
    byte[] packed = gzip(json);
    byte[] plain = json.getBytes(StandardCharsets.UTF_8);
    check(send("application/json", "gzip", plain), 400, "must be gzip", "does not start");
    check(send("application/json", "gzip", new byte[0]), 400, "must be gzip", "too early");
    check(send("application/json", "gzip", joined(packed, new byte[] {0})), 400, "must be gzip");
    check(send("application/json", "gzip", joined(packed, plain)), 400, "more follows its end");
    for (int length = 1; length < packed.length; length++) {
      check(send("application/json", "gzip", Arrays.copyOf(packed, length)), 400, "too early");
    }
    byte[] changed = packed.clone();
    changed[packed.length - 6] ^= 1;
    check(send("application/json", "gzip", changed), 400, "check sum");
  }

  @Test
  void aGzipBodyThatUnpacksToTooMuchIsTooLarge() throws Exception {
    byte[] bomb = gzip(Client.one("") + " ".repeat(100_000));
    assertThat(bomb.length).isLessThan(2000);
    check(send("application/json", "gzip", bomb), 413, "at most 2000 bytes", "unpacked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd", "nonsense"})
  void otherEncodingsAreRefusedByName(String encoding) throws Exception {
    HttpResponse<String> response = send("application/json", encoding, new byte[] {1});
    check(response, 415, "must be gzip or identity", "is " + encoding);
    assertThat(response.headers().firstValue("Accept-Encoding")).hasValue("gzip");
  }

  @Test
  void otherCharsetsAreRefusedByName() throws Exception {
    byte[] json = Client.one("Angela Merkel").getBytes(StandardCharsets.UTF_8);
    for (String other : new String[] {"iso-8859-1", "\"utf-16\"", "us-ascii"}) {
      check(
          send("application/json; charset=" + other, "", json),
          415,
          "charset must be UTF-8",
          "is " + other.replace("\"", ""));
    }
    for (String same : new String[] {"UTF-8", "\"utf-8\"", "utf8"}) {
      assertThat(send("application/json;charset=" + same, "", json).statusCode()).isEqualTo(200);
    }
    assertThat(send("application/json; version=1", "", json).statusCode()).isEqualTo(200);
  }
}
