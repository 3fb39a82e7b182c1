package io.ner4j.onnx.tokenizer.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.Jvm;
import io.ner4j.words.UnicodeWords;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime may lack the JDK's dictionary of Thai, as small ones that jlink makes do. */
class ThaiWithoutDictionaryIT {

  /** The modules that docs/architecture.md links a small runtime of. */
  private static final String SMALL = "java.net.http,java.logging,jdk.unsupported,jdk.crypto.ec";

  @Test
  void eachLetterIsAWordAndOneWarningSaysHowToGetTheDictionary(@TempDir Path directory)
      throws Exception {
    Jvm.Outcome outcome =
        new Jvm(directory).with("--limit-modules=" + SMALL).run(PrintStarts.class);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines()).containsExactly("{0, 1, 2}", "{0, 2, 3}", "{0, 1, 2, 3}");
    assertThat(outcome.err().lines().toList())
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(0)).isEqualTo(PrintStarts.BEFORE_THAI))
        .satisfies(
            lines -> assertThat(lines.get(1)).contains("jlink --add-modules jdk.localedata"));
  }

  /** Prints where words start. */
  static final class PrintStarts {

    static final String BEFORE_THAI = "now Thai";

    public static void main(String[] args) {
      print("北京");
      System.err.println(BEFORE_THAI);
      print("กิน");
      print("ไทย");
    }

    private static void print(String text) {
      new WordRule(false, true).number(text);
      System.out.println(Objects.requireNonNull(UnicodeWords.starts(text, true, false)));
    }
  }
}
