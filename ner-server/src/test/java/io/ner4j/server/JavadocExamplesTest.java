package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.JavadocExamples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each public type shows an example that compiles, and says since when it is there. */
class JavadocExamplesTest {

  /** What examples use without declaring it. */
  private static final String FIELDS =
      """
      ServedPipeline served;
      """;

  private static JavadocExamples examples() throws IOException {
    return JavadocExamples.of("io.ner4j.server", "io.ner4j.server.options");
  }

  @Test
  void eachPublicTypeShowsAnExample() throws IOException {
    assertThat(examples().types()).hasSizeGreaterThanOrEqualTo(4);
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
