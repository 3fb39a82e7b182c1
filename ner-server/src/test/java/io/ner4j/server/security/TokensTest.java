package io.ner4j.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens are read one a line; those that are easy to guess are refused, and are not repeated. */
class TokensTest {

  private static final String HEX = "0f3b5a7c9d1e2f4a6b8c0d2e4f6a8b0c";
  private static final String BASE64 = "q83vASNFZ4mrze8BI0VniavN+/8=";

  @Test
  void oneALine(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("tokens");
    Files.writeString(file, "# old\r\n " + HEX + "\t\r\n\r\n# new\n" + BASE64);
    Tokens tokens = Tokens.load(file);
    assertThat(tokens.accepts(HEX)).isTrue();
    assertThat(tokens.accepts(BASE64)).isTrue();
    for (String other : new String[] {"", "# old", HEX + " ", HEX + "\n" + BASE64, "old"}) {
      assertThat(tokens.accepts(other)).as(other).isFalse();
    }
    assertThat(tokens).hasToString("Tokens[2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                   | there is no token
          ~ ~                                  | there is no token
          # a comment                          | there is no token
          secret                               | line 1 is refused: it has 6 characters
          12345678901234567890123              | has 23 characters
          aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | has 1 different characters
          correct horse battery staple, long   | has characters other than ASCII
          Löwe-0f3b5a7c9d1e2f4a6b8c0d2e4f6a8b  | has characters other than ASCII
          """)
  void whatIsEasyToGuessIsRefused(String text, String said) {
    assertThatThrownBy(() -> Tokens.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said)
        .hasMessageContaining("openssl rand -hex 32")
        .extracting(Throwable::getMessage)
        .matches(message -> text.length() < 7 || !message.toString().contains(text));
  }

  @Test
  void theMessageNamesTheLine() {
    assertThatThrownBy(() -> Tokens.of(HEX + "\n\n#\nshort"))
        .hasMessageStartingWith("the token on line 4 is refused: it has 5 characters");
  }
}
