package io.ner4j.server.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  @ParameterizedTest
  @CsvSource({
    "https://app.example.org, https://app.example.org",
    "HTTPS://App.Example.org:443, https://app.example.org",
    "http://localhost:80, http://localhost",
    "https://app.example.org:80, https://app.example.org:80",
    "http://127.0.0.1:3000, http://127.0.0.1:3000",
    "http://[::1]:3000, http://[::1]:3000",
    "chrome-extension://abcdef, chrome-extension://abcdef"
  })
  void originsAreKeptAsBrowsersWriteThem(String given, String kept) {
    assertThat(Access.OPEN.withOrigins(Set.of(given)).origins()).containsExactly(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "",
        "app.example.org",
        "https://",
        "https://app.example.org/",
        "https://*.example.org",
        "https://app.example.org/path",
        "https://user@app.example.org",
        "https://app.example.org:",
        "https://app.example.org\nhttps://evil.example"
      })
  void whatIsNoOriginOrStandsForSeveralIsRefused(String given) {
    assertThatThrownBy(() -> Access.OPEN.withOrigins(Set.of(given)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as https://app.example.org")
        .hasMessageContaining("but is '" + given + "'");
  }

  @Test
  void aServerDrainsForAnHourAtMost() {
    assertThat(Operation.QUIET.withDrain(Duration.ofHours(1)).drain()).hasHours(1);
    for (Duration wrong : new Duration[] {Duration.ofSeconds(-1), Duration.ofSeconds(3601)}) {
      assertThatThrownBy(() -> Operation.QUIET.withDrain(wrong))
          .hasMessageContaining("0 to 3600 seconds, but this is " + wrong.toSeconds());
    }
  }
}
