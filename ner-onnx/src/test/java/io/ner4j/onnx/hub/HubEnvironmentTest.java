package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.Origin;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of the hub's Python client mean here what they mean there. */
class HubEnvironmentTest {

  @TempDir Path directory;

  private static HubEnvironment with(Map<String, String> variables) {
    return new HubEnvironment(variables::get, "/home/me");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', '', /home/me/.cache/huggingface/hub",
    "/xdg, '', '', '', /xdg/huggingface/hub",
    "/xdg, /hf, '', '', /hf/hub",
    "'', ~/hf, '', '', /home/me/hf/hub",
    "/xdg, '$XDG_CACHE_HOME/a/${XDG_CACHE_HOME}$NONE', '', '', /xdg/a/xdg$NONE/hub",
    "/xdg, /hf, /old, '', /old",
    "/xdg, /hf, /old, /new, /new"
  })
  void theCacheIsWhereItIsForPython(String xdg, String home, String old, String hub, String path) {
    Map<String, String> variables =
        Map.of(
            "XDG_CACHE_HOME",
            xdg,
            "HF_HOME",
            home,
            "HUGGINGFACE_HUB_CACHE",
            old,
            "HF_HUB_CACHE",
            hub);
    assertThat(with(variables).cache()).isEqualTo(Path.of(path));
  }

  @Test
  void theTokenIsWhereItIsForPython() throws Exception {
    Files.writeString(directory.resolve("token"), "hf_file\n");
    Path other = Files.writeString(directory.resolve("other"), "hf_other");
    String home = directory.toString();
    assertThat(with(Map.of("HF_HOME", home)).token()).contains("hf_file");
    assertThat(with(Map.of("HF_HOME", home, "HF_TOKEN_PATH", other.toString())).token())
        .contains("hf_other");
    assertThat(with(Map.of("HF_HOME", home, "HUGGING_FACE_HUB_TOKEN", "hf_old")).token())
        .contains("hf_old");
    assertThat(
            with(Map.of(
                    "HF_HOME", home, "HUGGING_FACE_HUB_TOKEN", "hf_old", "HF_TOKEN", " hf_new "))
                .token())
        .contains("hf_new");
    assertThat(with(Map.of("HF_TOKEN", "hf_new", "HF_HUB_DISABLE_IMPLICIT_TOKEN", "true")).token())
        .isEmpty();
    assertThat(with(Map.of("HF_HOME", home + "/nowhere")).token()).isEmpty();
    Files.writeString(other, " \n");
    assertThat(with(Map.of("HF_TOKEN_PATH", other.toString())).token()).isEmpty();
    assertThatThrownBy(() -> with(Map.of("HF_TOKEN_PATH", home)).token())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(home);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf_a b", "hf_a\r\nHost: x", "", "hf_ü", "hf_\u0000"})
  void aTokenThatCannotBeOneIsNotSentAndNotRepeated(String token) {
    assertThatThrownBy(() -> HubModel.of("a/b").withToken(token))
        .isInstanceOf(NerModelException.class)
        .hasMessageNotContaining("hf_a")
        .hasMessageContaining("token of the hub");
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "on, true",
    "Yes, true",
    "TRUE, true",
    "0, false",
    "no, false",
    "'', false"
  })
  void offlineIsWhatItIsForPython(String value, boolean offline) {
    assertThat(with(Map.of("HF_HUB_OFFLINE", value)).offline()).isEqualTo(offline);
    assertThat(with(Map.of("TRANSFORMERS_OFFLINE", value)).offline()).isEqualTo(offline);
    assertThat(with(Map.of("HF_HUB_DISABLE_SYMLINKS", value)).symlinks()).isEqualTo(!offline);
  }

  @Test
  void theEndpointIsChecked() {
    assertThat(with(Map.of()).endpoint()).isEqualTo(URI.create("https://huggingface.co"));
    assertThat(with(Map.of("HF_ENDPOINT", "https://mirror.example/hf/")).endpoint())
        .isEqualTo(URI.create("https://mirror.example/hf"));
    for (String bad :
        new String[] {
          "mirror",
          "ftp://mirror",
          "https://me:pass@mirror",
          "https://mirror?a=pass",
          "https://mirror#pass",
          "https://mir ror",
          "file:///hub"
        }) {
      assertThatThrownBy(() -> HubModel.of("a/b").withEndpoint(bad))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("HF_ENDPOINT")
          .hasMessageNotContaining("me:pass");
    }
  }

  @Test
  void theTimeoutIsInSeconds() {
    Duration standard = Duration.ofSeconds(30);
    assertThat(with(Map.of("HF_HUB_DOWNLOAD_TIMEOUT", "7")).read(standard)).hasSeconds(7);
    assertThat(with(Map.of("HF_HUB_DOWNLOAD_TIMEOUT", "x")).read(standard)).hasSeconds(30);
  }

  @Test
  void whatIsNotEncryptedIsNotGoneOnToFromWhatIs() {
    URI secure = URI.create("https://hub.example/a");
    assertThat(Origin.redirected(secure, "/b")).isEqualTo(URI.create("https://hub.example/b"));
    assertThatThrownBy(() -> Origin.redirected(secure, "http://hub.example/b?key=1"))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("not encrypted")
        .hasMessageNotContaining("key");
    assertThat(Origin.same(secure, URI.create("HTTPS://HUB.example:443/c"))).isTrue();
    for (String other :
        new String[] {
          "http://hub.example",
          "https://hub.example:444",
          "https://hub.example.org",
          "https://xhub.example"
        }) {
      assertThat(Origin.same(secure, URI.create(other))).isFalse();
    }
  }
}
