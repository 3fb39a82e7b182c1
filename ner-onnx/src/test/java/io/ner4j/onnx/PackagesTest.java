package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Whiteboard;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package may use which. The arrows are written down here, and nowhere else. */
class PackagesTest {

  private static final String ROOT = "io.ner4j.onnx";

  /** From the ground up: a package uses only those before it. Packages of ner-core left out. */
  private static final List<String> ARROWS =
      """
      json ->
      hub.http ->
      hub.store -> hub.http json
      hub -> hub.http hub.store
      directory -> json
      cache -> directory
      graph ->
      natives -> cache
      packing.mask -> graph
      packing -> graph packing.mask
      runtime.provider -> natives
      runtime.session -> graph natives packing runtime.provider
      runtime -> directory graph natives packing runtime.session
      runtime.trial -> cache directory graph natives runtime runtime.session
      tokenizer.wordpiece -> directory
      tokenizer.words ->
      tokenizer.guard -> directory tokenizer.wordpiece
      tokenizer -> cache directory natives tokenizer.guard tokenizer.wordpiece tokenizer.words
      gliner -> directory natives runtime runtime.session runtime.trial
      source -> cache directory hub
      . -> cache directory gliner hub natives runtime runtime.provider runtime.session runtime.trial source tokenizer tokenizer.words
      tuning -> . cache directory
      """
          .lines()
          .toList();

  @Test
  void packagesUseThoseThatTheWhiteboardAllows() throws Exception {
    assertThat(Whiteboard.ofModuleOf(OnnxNer.class).arrows(ROOT))
        .containsExactlyInAnyOrderElementsOf(ARROWS);
  }

  @Test
  void noPackageUsesOneAboveIt() {
    assertThat(Whiteboard.upward(ARROWS)).isEmpty();
  }

  @Test
  void noInternalClassUsesThePipeline() throws Exception {
    Set<String> door =
        Set.of("io.ner4j.NerPipeline", "io.ner4j.NerPipelineBuilder", ROOT + ".OnnxNer");
    Whiteboard whiteboard = Whiteboard.ofModuleOf(OnnxNer.class);
    for (String name : whiteboard.classes()) {
      if (!name.matches("io\\.ner4j\\.onnx(\\.tuning)?\\.[A-Z]\\w*")) {
        assertThat(whiteboard.usedBy(name)).as(name).doesNotContainAnyElementsOf(door);
      }
    }
  }
}
