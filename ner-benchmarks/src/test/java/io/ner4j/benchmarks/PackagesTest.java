package io.ner4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Whiteboard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which package may use which. The arrows are written down here, and nowhere else. */
class PackagesTest {

  /**
   * From the ground up: a package uses only those before it. Packages of other modules left out,
   * and the one that JMH generates.
   */
  private static final List<String> ARROWS =
      """
      material ->
      report -> material
      peer -> material report
      parts -> material
      compare -> material parts peer report
      migrating ->
      . -> compare material report
      """
          .lines()
          .toList();

  @Test
  void packagesUseThoseThatTheWhiteboardAllows() throws Exception {
    assertThat(Whiteboard.ofModuleOf(Main.class).arrows("io.ner4j.benchmarks"))
        .filteredOn(arrow -> !Whiteboard.from(arrow).equals("parts.jmh_generated"))
        .containsExactlyInAnyOrderElementsOf(ARROWS);
  }

  @Test
  void noPackageUsesOneAboveIt() {
    assertThat(Whiteboard.upward(ARROWS)).isEmpty();
  }
}
