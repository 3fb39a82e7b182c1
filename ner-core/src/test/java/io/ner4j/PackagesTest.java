package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Whiteboard;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package may use which. The arrows are written down here, and nowhere else. */
class PackagesTest {

  /** {@code io.ner4j} holds values, which all use, and the pipeline, which uses all. */
  private static final List<String> ARROWS =
      """
      io.ner4j -> io.ner4j.decode io.ner4j.engine io.ner4j.rules io.ner4j.span io.ner4j.spi io.ner4j.task io.ner4j.thread io.ner4j.window
      io.ner4j.batch -> io.ner4j io.ner4j.spi io.ner4j.task io.ner4j.thread
      io.ner4j.decode ->
      io.ner4j.document -> io.ner4j io.ner4j.window
      io.ner4j.engine -> io.ner4j io.ner4j.batch io.ner4j.spi io.ner4j.task io.ner4j.thread
      io.ner4j.eval -> io.ner4j io.ner4j.decode
      io.ner4j.layout -> io.ner4j io.ner4j.window
      io.ner4j.pattern -> io.ner4j io.ner4j.words
      io.ner4j.phrase -> io.ner4j.window io.ner4j.words
      io.ner4j.prompt -> io.ner4j io.ner4j.layout io.ner4j.spi io.ner4j.task io.ner4j.thread io.ner4j.window
      io.ner4j.redact -> io.ner4j io.ner4j.phrase
      io.ner4j.rules -> io.ner4j io.ner4j.pattern io.ner4j.phrase io.ner4j.window
      io.ner4j.span -> io.ner4j io.ner4j.decode io.ner4j.window
      io.ner4j.spi -> io.ner4j io.ner4j.decode
      io.ner4j.task -> io.ner4j io.ner4j.decode io.ner4j.layout io.ner4j.span io.ner4j.spi io.ner4j.thread io.ner4j.window
      io.ner4j.thread -> io.ner4j io.ner4j.spi
      io.ner4j.view -> io.ner4j io.ner4j.eval
      io.ner4j.window -> io.ner4j io.ner4j.spi
      io.ner4j.words -> io.ner4j.window
      io.ner4j.zeroshot -> io.ner4j io.ner4j.engine io.ner4j.prompt io.ner4j.spi io.ner4j.task io.ner4j.thread io.ner4j.window
      """
          .lines()
          .toList();

  /** From the ground up: each uses those before it and the values of {@code io.ner4j}. */
  private static final List<String> FLOORS =
      List.of(
          "io.ner4j.decode",
          "io.ner4j.spi",
          "io.ner4j.thread",
          "io.ner4j.window",
          "io.ner4j.words",
          "io.ner4j.layout",
          "io.ner4j.span",
          "io.ner4j.task",
          "io.ner4j.prompt",
          "io.ner4j.batch",
          "io.ner4j.engine",
          "io.ner4j.zeroshot",
          "io.ner4j.eval",
          "io.ner4j.view",
          "io.ner4j.pattern",
          "io.ner4j.phrase",
          "io.ner4j.rules",
          "io.ner4j.redact",
          "io.ner4j.document");

  /** The only classes of {@code io.ner4j} that use the packages above the values. */
  private static final Set<String> DOOR =
      Set.of(
          "io.ner4j.NerPipeline",
          "io.ner4j.NerPipelineBuilder",
          "io.ner4j.PipelineConfig",
          "io.ner4j.PipelineOptions",
          "io.ner4j.ExtractOptions",
          "io.ner4j.ReadingOptions");

  /** Its method {@code combined} is the door to rules. */
  private static final String COMBINING = "io.ner4j.EntityRecognizer";

  @Test
  void packagesUseThoseThatTheWhiteboardAllows() throws Exception {
    assertThat(Whiteboard.ofModuleOf(NerPipeline.class).arrows()).containsExactlyElementsOf(ARROWS);
  }

  @Test
  void noPackageUsesOneAboveIt() {
    for (String arrow : ARROWS) {
      String user = Whiteboard.from(arrow);
      for (String used : Whiteboard.to(arrow)) {
        if (!user.equals("io.ner4j") && !used.equals("io.ner4j")) {
          assertThat(FLOORS.indexOf(used)).as(arrow).isBetween(0, FLOORS.indexOf(user) - 1);
        }
      }
    }
  }

  @Test
  void valuesUseNoOtherPackageAndNoPackageUsesThePipeline() throws Exception {
    Whiteboard whiteboard = Whiteboard.ofModuleOf(NerPipeline.class);
    for (String name : whiteboard.classes()) {
      if (!DOOR.contains(name)) {
        assertThat(whiteboard.usedBy(name)).as(name).doesNotContainAnyElementsOf(DOOR);
        if (name.matches("io\\.ner4j\\.[A-Z]\\w*")) {
          assertThat(whiteboard.usedBy(name))
              .allMatch(
                  used ->
                      used.matches("io\\.ner4j\\.[A-Z]\\w*")
                          || (name.equals(COMBINING) && used.startsWith("io.ner4j.rules.")));
        }
      }
    }
  }
}
