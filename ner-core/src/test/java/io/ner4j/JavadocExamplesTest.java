package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.JavadocExamples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each public type shows an example that compiles, and says since when it is there. */
class JavadocExamplesTest {

  /** What examples use without declaring it. */
  private static final String FIELDS =
      """
      Tokenizer tokenizer; Model model; NerPipeline ner; PipelineConfig config;
      String text; List<String> texts; List<List<Entity>> gold;
      Reader reader; BufferedReader file; Runnable work;
      """;

  private static JavadocExamples examples() throws IOException {
    return JavadocExamples.of(
        "io.ner4j", "io.ner4j.decode", "io.ner4j.eval", "io.ner4j.spi", "io.ner4j.view");
  }

  @Test
  void eachPublicTypeShowsAnExample() throws IOException {
    assertThat(examples().types()).hasSizeGreaterThanOrEqualTo(45);
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
