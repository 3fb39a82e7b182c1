package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where redirects lead, and where the token goes. */
class HubRedirectTest {

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

  @Test
  void theTokenGoesToTheHubAlone() {
    hub.fetch(hub.model(cache).withToken(" hf_secret\n"));
    assertThat(hub.server.requests())
        .isNotEmpty()
        .allMatch(request -> request.header("Authorization").equals("Bearer hf_secret"));
    assertThat(hub.storage.requests())
        .hasSize(1)
        .noneMatch(request -> request.headers().toString().contains("hf_secret"));
  }

  @Test
  void aRepositoryWithAnotherNameNowIsFollowedWithTheToken() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (request.query().contains("moved") || request.path().contains("resolve")) {
            return false;
          }
          reply.status(307, Map.of("Location", request.path() + "?moved&" + request.query()));
          return true;
        };
    hub.fetch(hub.model(cache).withToken("hf_secret"));
    assertThat(hub.server.requests())
        .hasSize(5)
        .allMatch(request -> request.header("Authorization").equals("Bearer hf_secret"));
  }

  @Test
  void redirectsWithoutEndEnd() {
    hub.fault =
        (request, reply) -> {
          reply.status(302, Map.of("Location", "/again" + request.path()));
          return true;
        };
    assertThatThrownBy(() -> hub.fetch(cache))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("redirected more than 10 times")
        .hasMessageContaining("HF_ENDPOINT");
    assertThat(hub.server.requests()).hasSize(11);
  }

  @Test
  void redirectsToAnythingButTheWebAreRefused() {
    for (String target :
        List.of(
            "file:///etc/passwd",
            "ftp://127.0.0.1/x",
            "http:///x",
            "http://u:p@localhost/",
            "http://[",
            "mailto:a")) {
      hub.storageFault =
          (request, reply) -> {
            reply.status(302, Map.of("Location", target));
            return true;
          };
      assertThatThrownBy(() -> hub.fetch(cache))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining(hub.storage.number())
          .hasMessageNotContaining("signature");
    }
    assertThat(CacheTree.folder(cache).resolve("snapshots/" + FakeHub.COMMIT + "/onnx"))
        .doesNotExist();
  }
}
