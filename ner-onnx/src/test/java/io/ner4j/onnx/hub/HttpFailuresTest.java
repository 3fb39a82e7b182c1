package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hub that does not do as it is asked leads to. */
class HttpFailuresTest {

  @TempDir Path cache;

  private FakeHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub();
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
  }

  private void answer(int status, Map<String, String> headers) {
    hub.fault =
        (request, reply) -> {
          reply.status(status, headers);
          return true;
        };
  }

  private void assertRefused(HubModel model, String... messages) throws IOException {
    assertThatThrownBy(() -> hub.fetch(model))
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(messages));
    assertThat(CacheTree.files(cache)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, RepoNotFound, none was sent (set HF_TOKEN",
    "403, GatedRepo, access must be granted",
    "404, RepoNotFound, there is no such repository",
    "404, RevisionNotFound, 'no such branch, tag or commit'",
    "410, '', is HF_ENDPOINT right?"
  })
  void whatWillNotWorkIsNotTriedAgain(int status, String code, String message) throws Exception {
    answer(status, Map.of("X-Error-Code", code, "X-Error-Message", "because so"));
    assertRefused(
        hub.model(cache),
        FakeHub.REPOSITORY,
        "main",
        "answered " + status,
        "(because so)",
        message);
    assertThat(hub.server.requests()).hasSize(1);
  }

  @Test
  void aTokenThatWasSentIsNotNamed() throws Exception {
    answer(401, Map.of());
    HubModel model = hub.model(cache).withToken("hf_secret");
    assertThatThrownBy(() -> hub.fetch(model))
        .hasMessageContaining("the token that was sent is not valid")
        .hasMessageNotContaining("hf_secret");
    assertThat(model.toString()).isEqualTo("some-org/tiny.ner@main");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith("tokenizer.json")) {
            return false;
          }
          reply.status(404, Map.of("X-Error-Code", "EntryNotFound"));
          return true;
        };
    assertThatThrownBy(() -> hub.fetch(cache))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("could not fetch tokenizer.json")
        .hasMessageContaining("no such file at that commit");
    CacheTree.assertNothingHalf(cache, hub.files);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatMayWorkLaterIsTriedAgain(int status) throws Exception {
    hub.fault =
        (request, reply) -> {
          if (hub.server.requests().size() > 3) {
            return false;
          }
          reply.status(status, Map.of());
          return true;
        };
    hub.fetch(cache);
    assertThat(hub.pauses).hasSize(3);
    for (int i = 0; i < 3; i++) {
      Duration doubled = Duration.ofSeconds(1L << i);
      assertThat(hub.pauses.get(i)).isBetween(doubled, doubled.multipliedBy(5).dividedBy(4));
    }
  }

  @Test
  void retryAfterIsKept() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC));
    hub.fault =
        (request, reply) -> {
          int asked = hub.server.requests().size();
          if (asked > 2) {
            return false;
          }
          reply.status(429, Map.of("Retry-After", asked == 1 ? "7" : date));
          return true;
        };
    hub.fetch(cache);
    assertThat(hub.pauses).hasSize(2).first().isEqualTo(Duration.ofSeconds(7));
    assertThat(hub.pauses.get(1)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
  }

  @Test
  void aServerThatWantsToBeLeftAloneForLongIsLeft() throws Exception {
    answer(503, Map.of("Retry-After", "3600"));
    assertRefused(hub.model(cache), "asks to wait for 3600 s");
    assertThat(hub.server.requests()).hasSize(1);
  }

  @Test
  void nonsenseInRetryAfterIsAsIfItWereNotThere() throws Exception {
    answer(503, Map.of("Retry-After", "soon, 99999999999999999999"));
    assertRefused(hub.model(cache), "answered 503", "tried 5 times");
    assertThat(hub.pauses).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "<html>sign in</html>",
        "{\"sha\": 5}",
        "{\"sha\": \"main\"}",
        "{\"sha\": \"../../../../etc\"}",
        "{\"sha\": \"0123456789abcdef0123456789abcdef01234567\", \"siblings\": {}}",
        "{\"sha\": \"0123456789abcdef0123456789abcdef01234567\", \"siblings\": [[]]}",
        "{\"sha\": \"0123456789abcdef0123456789abcdef01234567\"} more",
        "{'sha': '0123456789abcdef0123456789abcdef01234567'}"
      })
  void whatIsNotTheDescriptionOfARepositoryIsRefused(String body) throws Exception {
    hub.fault =
        (request, reply) -> {
          reply.send(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
          return true;
        };
    assertRefused(hub.model(cache), hub.server.name(), "is that a hub?");
  }

  @Test
  void depthIsBounded() throws Exception {
    for (String deep : new String[] {"[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)}) {
      hub.fault =
          (request, reply) -> {
            reply.send(200, Map.of(), ("{\"x\": " + deep).getBytes(StandardCharsets.UTF_8));
            return true;
          };
      assertRefused(hub.model(cache), "is that a hub?");
    }
  }

  @Test
  void lengthIsBounded() throws Exception {
    hub.fault =
        (request, reply) -> {
          reply.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"x\": \"");
          byte[] more = "y".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 100; i++) {
            reply.out().write(more);
          }
          return true;
        };
    assertRefused(hub.model(cache), "within " + HubFetch.LONGEST_LISTING + " bytes");
  }

  @Test
  void aDescriptionThatIsCutOffIsAskedForAgain() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (hub.server.requests().size() > 2) {
            return false;
          }
          reply.head(200, Map.of("Content-Length", "5000"));
          reply.raw("{\"sha\":");
          return true;
        };
    hub.fetch(cache);
    assertThat(hub.pauses).hasSize(2);
  }

  @Test
  void aMirrorThatAnswersForAnotherCommitIsRefused() throws Exception {
    hub.describes = false;
    hub.fault =
        (request, reply) -> {
          if (!request.method().equals("HEAD")) {
            return false;
          }
          reply.head(
              200, Map.of("ETag", "\"a\"", "Content-Length", "3", "X-Repo-Commit", "f".repeat(40)));
          return true;
        };
    assertRefused(hub.model(cache), "f".repeat(40));
    hub.fault =
        (request, reply) -> {
          if (!request.method().equals("HEAD")) {
            return false;
          }
          reply.head(200, Map.of("Content-Length", "3"));
          return true;
        };
    assertRefused(hub.model(cache), "found it, none and 3");
  }

  @Test
  void aHubThatCannotBeReachedIsNamedWithWhatToCheck() throws Exception {
    try (DeafPort port = new DeafPort()) {
      assertRefused(
          hub.model(cache).withEndpoint("http://" + port.authority()),
          "cannot connect to " + port.authority(),
          "check the network and the proxy",
          "or load a directory");
    }
  }
}
