package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input of every kind ends in an answer or a NerException. A few seeds here; {@link Fuzzing}
 * takes any number.
 */
class FuzzIT {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "TEXTS, 2000",
    "WORDS, 500",
    "TOKENIZER, 1000",
    "CONFIG, 500",
    "TOKENIZER_CONFIG, 300",
    "VOCABULARY, 300",
    "MODEL, 300",
  })
  void badInputIsAnsweredOrRefused(Surface surface, long inputs) throws Exception {
    Jvm.Outcome outcome =
        new Jvm(directory)
            .run(Fuzzing.class, surface.name(), "0", Long.toString(inputs), directory.toString());
    long last = Fuzzing.progress(directory).getLong(0);
    assertThat(outcome.status())
        .as("of the JVM that read the input with seed %d\n%s%s", last, outcome.out(), outcome.err())
        .isZero();
    assertThat(outcome.out()).doesNotContain("FOUND").contains("DONE");
  }
}
