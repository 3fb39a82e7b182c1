package io.ner4j.onnx.hub;

import static io.ner4j.onnx.hub.Fetching.LENGTH;
import static io.ner4j.onnx.hub.Fetching.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that lies about length or content, or does not speak HTTP. */
class LyingServerTest extends FakeHubTests {

  @Test
  void tooShortIsRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of(), Arrays.copyOf(hub.content(request), LENGTH - 1));
          return true;
        };
    fetching.assertRefused("expected 100000 bytes, but the server announces 99999");
  }

  @Test
  void tooLongIsRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.send(200, Map.of(), Arrays.copyOf(hub.content(request), LENGTH + 1));
          return true;
        };
    fetching.assertRefused("expected 100000 bytes, but the server announces 100001");
  }

  @Test
  void moreThanIsAnnouncedIsNotWrittenToTheDisk() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
          byte[] more = new byte[1 << 16];
          for (int i = 0; i < 1_000; i++) {
            reply.out().write(more);
          }
          return true;
        };
    fetching.assertRefused("expected 100000 bytes, but the server sends more");
    assertThat(CacheTree.folder(cache).resolve("blobs/" + hub.etag(MODEL) + ".ner4j.incomplete"))
        .isEmptyFile();
  }

  @Test
  void otherContentIsRefused() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          byte[] content = hub.content(request).clone();
          content[LENGTH / 2] ^= 1;
          reply.send(200, Map.of(), content);
          return true;
        };
    fetching.assertRefused("to have the hash " + hub.etag(MODEL), "Nothing was kept");
    assertThat(hub.downloads()).isEqualTo(2);
  }

  @Test
  void otherContentOfASmallFileIsRefused() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith("config.json")) {
            return false;
          }
          reply.send(200, Map.of(), "{\"a\": 2}\n".getBytes(StandardCharsets.UTF_8));
          return true;
        };
    assertThatThrownBy(() -> hub.fetch(cache))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("expected config.json from ")
        .hasMessageContaining("to have the hash " + hub.etag("config.json"));
    CacheTree.assertNothingHalf(cache, hub.files);
  }

  @Test
  void aHubThatContradictsItselfIsRefused() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith(MODEL)) {
            return false;
          }
          reply.status(
              302,
              Map.of(
                  "Location",
                  hub.storage.number() + "/x",
                  "X-Linked-Size",
                  "5",
                  "X-Linked-Etag",
                  "\"" + "a".repeat(64) + "\""));
          return true;
        };
    fetching.assertRefused("announces 5 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense\r\n\r\n",
        "HTTP/1.1 xyz\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNotHttpIsRefused(String answer) throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.raw(answer);
          return true;
        };
    fetching.assertRefused("tried 5 times");
  }
}
