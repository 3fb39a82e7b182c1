package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.JavadocExamples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each public type shows an example that compiles, and says since when it is there. */
class JavadocExamplesTest {

  /** What examples use without declaring it. */
  private static final String FIELDS =
      """
      Path directory; List<String> texts;
      """;

  private static JavadocExamples examples() throws IOException {
    return JavadocExamples.of("io.ner4j.onnx", "io.ner4j.onnx.hub", "io.ner4j.onnx.tuning");
  }

  @Test
  void eachPublicTypeShowsAnExample() throws IOException {
    assertThat(examples().types()).hasSizeGreaterThanOrEqualTo(9);
    assertThat(examples().typesWithoutExample()).isEmpty();
  }

  @Test
  void examplesCompile() throws IOException {
    assertThat(examples().errors(FIELDS)).isEmpty();
  }

  @Test
  void eachPublicTypeSaysSinceWhenItIsThere() throws IOException {
    assertThat(examples().typesWithoutSince()).isEmpty();
  }
}
