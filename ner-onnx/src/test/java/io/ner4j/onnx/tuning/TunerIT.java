package io.ner4j.onnx.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import io.ner4j.onnx.TinyBert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerIT {

  private static final List<String> SAMPLE =
      List.of("Angela Merkel met Tim Cook.", "", "In Paris, the Louvre opened.", "Oslo");

  @TempDir Path directory;

  private void copyTinyBert() throws IOException {
    Files.createDirectory(directory.resolve("onnx"));
    for (String name : List.of("config.json", "tokenizer.json", "tokenizer_config.json")) {
      Files.copy(TinyBert.directory().resolve(name), directory.resolve(name));
    }
    Path model = TinyBert.directory().resolve("model.onnx");
    Files.copy(model, directory.resolve("model.onnx"));
    Files.copy(model, directory.resolve("onnx/model_copy.onnx"));
  }

  private Tuner tuner() {
    return Tuner.of(directory).device(Device.cpu()).threads(2).rounds(2);
  }

  @Test
  void everyChoiceIsMeasuredAndTheBestCanBeUsed() throws IOException {
    copyTinyBert();
    Tuning tuning = tuner().measure(SAMPLE);
    assertThat(tuning.trials()).as("files, threads, budgets").hasSize(2 + 3 + 5);
    assertThat(tuning.trials().subList(0, 2))
        .extracting(Trial::modelFile)
        .containsExactlyInAnyOrder("model.onnx", "onnx/model_copy.onnx");
    assertThat(tuning.trials().subList(2, 5))
        .extracting(trial -> trial.intraOpThreads() + " " + trial.parallelRuns())
        .containsExactly("2 2", "2 1", "1 2");
    assertThat(tuning.trials().subList(5, 10))
        .extracting(Trial::maxBatchTokens)
        .containsExactly(128, 256, 512, 1024, 2048);
    assertThat(tuning.trials())
        .allMatch(trial -> trial.textsPerSecond() > 0 && trial.millisPerText() > 0)
        .as("the files are the same")
        .allMatch(trial -> trial.agreement() == 1);
    assertThat(tuning.trials()).contains(tuning.best());

    OnnxNerBuilder builder = OnnxNer.builder(directory).device(Device.cpu());
    try (NerPipeline tuned = tuning.best().applyTo(builder).load();
        NerPipeline plain = TinyBert.builder().load()) {
      assertThat(tuned.extractAll(SAMPLE)).isEqualTo(plain.extractAll(SAMPLE));
    }
  }

  @Test
  void theTableMarksTheBest() {
    Trial slow = new Trial("model.onnx", 2, 1, 512, 123.44, 7.5, 1);
    Trial quick = new Trial("onnx/model_int8.onnx", 2, 2, 512, 1234.56, 3.25, 0.987);
    assertThat(new Tuning(List.of(slow, quick), quick).table())
        .isEqualTo(
            """
              file                 threads  runs tokens  texts/s  ms/text agrees
              model.onnx                 2     1    512    123.4     7.50  1.000
            * onnx/model_int8.onnx       2     2    512   1234.6     3.25  0.987
            """);
  }

  @Test
  void badInputIsRefused() throws IOException {
    assertThatThrownBy(() -> tuner().measure(SAMPLE))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("expected a model file such as model.onnx or onnx/model.onnx");
    copyTinyBert();
    assertThatThrownBy(() -> tuner().measure(List.of(" ", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all of its 2 texts are blank");
    assertThatThrownBy(() -> tuner().rounds(0)).hasMessage("rounds must be >= 1, but is 0");
    assertThatThrownBy(() -> tuner().threads(0)).hasMessage("threads must be >= 1, but is 0");
    assertThatThrownBy(() -> tuner().leastAgreement(1.5))
        .hasMessage("leastAgreement must be 0 to 1, but is 1.5");
    assertThatThrownBy(() -> OnnxNer.builder(directory).modelFile("model_fp16.onnx").load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("expected model_fp16.onnx or onnx/model_fp16.onnx in");
  }
}
