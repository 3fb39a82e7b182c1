package io.ner4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each public type shows an example that compiles, and says since when it is there. */
public abstract class JavadocExamplesContract {

  private final int types;
  private final String fields;
  private final JavadocExamples examples;

  /**
   * Finds the examples of some packages of this module.
   *
   * @param types how many public types there are, at least
   * @param fields what examples use without declaring it, as Java declares fields
   * @param packages all that the module exports
   * @throws IOException if sources cannot be read
   */
  protected JavadocExamplesContract(int types, String fields, String... packages)
      throws IOException {
    this.types = types;
    this.fields = fields;
    examples = JavadocExamples.of(packages);
  }

  @Test
  void eachPublicTypeShowsAnExample() throws IOException {
    assertThat(examples.types()).hasSizeGreaterThanOrEqualTo(types);
    assertThat(examples.typesWithoutExample()).isEmpty();
  }

  @Test
  void examplesCompile() throws IOException {
    assertThat(examples.errors(fields)).isEmpty();
  }

  @Test
  void eachPublicTypeSaysSinceWhenItIsThere() throws IOException {
    assertThat(examples.typesWithoutSince()).isEmpty();
  }
}
