package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
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
    "TEXTS, 200",
    "WORDS, 100",
    "TOKENIZER, 150",
    "CONFIG, 60",
    "TOKENIZER_CONFIG, 50",
    "VOCABULARY, 50",
    "MODEL, 50",
    "LABELS, 300",
    "GLINER_CONFIG, 50",
    "GLINER_TOKENIZER, 50",
    "GLINER_MODEL, 50",
    "GLINER_GRAPH, 30",
  })
  void badInputIsAnsweredOrRefused(Surface surface, int inputs) throws Exception {
    Jvm.Outcome outcome =
        new Jvm(directory)
            .withUnpackedNatives()
            .run(
                Fuzzing.class,
                surface.name(),
                "0",
                Integer.toString(Scale.of(inputs)),
                directory.toString());
    long last = Fuzzing.progress(directory).getLong(0);
    assertThat(outcome.status())
        .as("of the JVM that read the input with seed %d\n%s%s", last, outcome.out(), outcome.err())
        .isZero();
    assertThat(outcome.out()).doesNotContain("FOUND").contains("DONE");
  }
}
