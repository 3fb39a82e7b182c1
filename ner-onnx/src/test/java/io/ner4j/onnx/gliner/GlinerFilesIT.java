package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.directory.ModelFileChoice;
import io.ner4j.onnx.directory.RequiredFiles;
import io.ner4j.onnx.hub.HubModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories and repositories of GLiNER models that lack a file. */
class GlinerFilesIT {

  private static final String SETTINGS = "gliner_config.json";

  @TempDir Path directory;

  private void copy(String... names) throws IOException {
    for (String name : names) {
      Files.copy(GlinerGold.directory().resolve("span").resolve(name), directory.resolve(name));
    }
  }

  private AbstractThrowableAssert<?, ?> refused() {
    return assertThatThrownBy(() -> ZeroShotNer.load(directory))
        .isInstanceOf(NerModelException.class);
  }

  private static AbstractThrowableAssert<?, ?> refusedOnTheHub(String... names) {
    return assertThatThrownBy(
            () -> RequiredFiles.needed(List.of(names), ModelFileChoice.USUAL, SETTINGS))
        .isInstanceOf(NerModelException.class);
  }

  @Test
  void weightsOfPyTorchAreExportedByGlinersProgram() throws IOException {
    copy(SETTINGS, "tokenizer.json");
    Files.createFile(directory.resolve("pytorch_model.bin"));
    refused()
        .hasMessageContaining("pytorch_model.bin")
        .hasMessageContaining("docs/export_gliner.py, as docs/zero-shot.md says");
    refusedOnTheHub(SETTINGS, "tokenizer.json", "pytorch_model.bin")
        .hasMessageContaining("docs/export_gliner.py")
        .hasMessageContaining("docs/zero-shot.md");
  }

  @Test
  void aMissingTokenizerLeadsToGlinersPage() throws IOException {
    copy(SETTINGS, "model.onnx");
    refused()
        .hasMessageContaining("expected tokenizer.json")
        .hasMessageContaining("docs/zero-shot.md says how to export a model");
    refusedOnTheHub(SETTINGS, "model.onnx")
        .hasMessageContaining("expected tokenizer.json")
        .hasMessageContaining("docs/zero-shot.md says");
  }

  @Test
  void aModelFileOutsideOfTheDirectoryIsRefused() throws IOException {
    copy(SETTINGS, "tokenizer.json", "model.onnx");
    Path inside = Files.createDirectory(directory.resolve("inside"));
    for (String name : List.of(SETTINGS, "tokenizer.json")) {
      Files.copy(directory.resolve(name), inside.resolve(name));
    }
    String absolute = directory.resolve("model.onnx").toAbsolutePath().toString();
    for (String file : List.of("../model.onnx", "onnx/../../model.onnx", absolute)) {
      assertThatThrownBy(() -> ZeroShotNer.builder(inside).modelFile(file).load())
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("'" + file + "' leads out of it");
    }
  }

  @Test
  void settingsThatAreEmptyAreSaidToBe() throws IOException {
    copy("tokenizer.json", "model.onnx");
    Files.writeString(directory.resolve(SETTINGS), "\n");
    refused().hasMessageContaining(SETTINGS + ", but it is empty");
  }

  @Test
  @SuppressWarnings("NullAway")
  void whatIsNullIsNamed() {
    assertThatThrownBy(() -> ZeroShotNer.load(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("directory");
    assertThatThrownBy(() -> ZeroShotNer.isGliner((Path) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("directory");
    assertThatThrownBy(() -> ZeroShotNer.hub((HubModel) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("model");
  }

  @Test
  void aFileOfAnotherNameIsChosenWithGlinersBuilder() throws IOException {
    copy(SETTINGS, "tokenizer.json");
    Files.createFile(directory.resolve("model_fp16.onnx"));
    refused()
        .hasMessageContaining("ZeroShotNerBuilder.modelFile(\"model_fp16.onnx\")")
        .hasMessageContaining("ZeroShotNerBuilder.precision(Precision.FP16)");
  }
}
