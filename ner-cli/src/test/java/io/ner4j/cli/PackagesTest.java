package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Whiteboard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which package may use which. The arrows are written down here, and nowhere else. */
class PackagesTest {

  /**
   * From the ground up: a package uses only those before it. Packages of other modules left out.
   */
  private static final List<String> ARROWS =
      """
      terminal ->
      input -> terminal
      output -> input
      gold -> input terminal
      shell ->
      . -> gold input output shell terminal
      """
          .lines()
          .toList();

  @Test
  void packagesUseThoseThatTheWhiteboardAllows() throws Exception {
    assertThat(Whiteboard.ofModuleOf(Ner4j.class).arrows("io.ner4j.cli"))
        .containsExactlyInAnyOrderElementsOf(ARROWS);
  }

  @Test
  void noPackageUsesOneAboveIt() {
    assertThat(Whiteboard.upward(ARROWS)).isEmpty();
  }
}
