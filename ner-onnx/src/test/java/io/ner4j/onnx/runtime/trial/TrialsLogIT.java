package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.onnx.Jvm;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.graph.GraphNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of how a model runs. */
class TrialsLogIT {

  private static final String LOGITS = "logits";

  @TempDir Path directory;

  @TempDir Path cache;

  /** Loads a model directory. */
  static final class Load {
    public static void main(String[] args) {
      OnnxNer.builder(Path.of(args[0])).device(Device.cpu()).load().close();
    }
  }

  private String logged() throws IOException, InterruptedException {
    Jvm.Outcome outcome =
        new Jvm(cache)
            .with("-D" + Cache.PROPERTY + "=" + cache)
            .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=info")
            .run(Load.class, directory.toString());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.err();
  }

  @Test
  void theLogSaysWhyAModelRunsOneTextAfterTheOther() throws Exception {
    EditedModel.withOneScaleForAll(directory).write();
    assertThat(logged())
        .contains("runs one sequence after the other: it computes scales from all texts")
        .contains("OnnxNerBuilder.batchDependent(true)");
  }

  /** Divided by the longer side of the batch, answers depend on what is in it. */
  @Test
  void theLogSaysWhyAModelWhoseAnswersDependOnCompanyRunsOneTextAfterTheOther() throws Exception {
    EditedModel model = new EditedModel(directory);
    String before = EditedModel.before(LOGITS);
    model.change(
        LOGITS,
        GraphNode.of("Shape", List.of("input_ids"), "sizes"),
        GraphNode.of("Cast", List.of("sizes"), "sizes_as_numbers").with("to", 1),
        GraphNode.of("ReduceMax", List.of("sizes_as_numbers"), "largest").with("keepdims", 0),
        GraphNode.of("Div", List.of(before, "largest"), LOGITS));
    model.write();
    assertThat(logged())
        .containsPattern(
            "INFO .*runs one sequence after the other: in a batch, scores differ by up to [0-9.]+ from those alone");
    assertThat(logged()).as("from the cache").contains("runs one sequence after the other");
  }

  @Test
  void aModelThatRunsAsFastAsItCanSaysNothing() throws Exception {
    new EditedModel(directory).write();
    assertThat(logged()).doesNotContain("TriedModel").doesNotContain("Verdict");
  }
}
