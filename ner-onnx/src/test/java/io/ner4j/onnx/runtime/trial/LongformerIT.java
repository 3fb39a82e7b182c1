package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TokenLabel;
import io.ner4j.onnx.Families;
import io.ner4j.onnx.OnnxNerBuilder;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFileChoice;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.spi.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A graph of Longformer that was exported with a short sample answers wrong for more tokens than
 * one window of attention holds, and reports no error. What it answers here is what PyTorch does.
 */
class LongformerIT {

  private static final Path MODEL = Families.directory("longformer");

  private static final int WINDOW = 144;

  private static final int POSITIONS = 288;

  private static final int HIGHEST_ID = 479;

  private final String usualCache = System.getProperty("ner4j.cache", "");

  @TempDir Path cache;

  private record Golden(String text, List<String> labels, List<Double> scores) {}

  private static List<Golden> goldens() throws IOException {
    Gson gson = new Gson();
    return Files.readAllLines(MODEL.resolve("goldens.jsonl")).stream()
        .map(line -> gson.fromJson(line, Golden.class))
        .toList();
  }

  @BeforeEach
  void takeAnotherCache() {
    System.setProperty("ner4j.cache", cache.toString());
  }

  @AfterEach
  void takeTheUsualCache() {
    if (usualCache.isEmpty()) {
      System.clearProperty("ner4j.cache");
    } else {
      System.setProperty("ner4j.cache", usualCache);
    }
  }

  private static int maxTokens(String file) {
    ModelDirectory files = ModelDirectory.of(MODEL).with(ModelFileChoice.USUAL.of(file));
    OnnxOptions options = OnnxOptions.ofCpu(1);
    try (Model model =
        TriedModel.open(files.model(), options)
            .load(ModelConfig.of(files, null), ModelUse.USUAL, HIGHEST_ID)) {
      return model.maxTokens();
    }
  }

  @Test
  void aShortSampleBoundsWhatIsReadAtOnce() {
    assertThat(maxTokens("model.onnx")).isEqualTo(WINDOW);
    assertThat(maxTokens("model.onnx")).as("from the cache").isEqualTo(WINDOW);
    assertThat(maxTokens("model_fixed.onnx")).isEqualTo(POSITIONS);
  }

  private static void check(OnnxNerBuilder builder, List<Golden> goldens) {
    try (NerPipeline ner = builder.load()) {
      for (Golden golden : goldens) {
        List<TokenLabel> found = ner.tokens(golden.text());
        assertThat(found.stream().map(TokenLabel::label))
            .as(golden.text())
            .isEqualTo(golden.labels());
        for (int i = 0; i < found.size(); i++) {
          assertThat(found.get(i).score()).isCloseTo(golden.scores().get(i), within(1e-4));
        }
      }
    }
  }

  @Test
  void textsThatFitAreAnsweredAsByPyTorch() throws IOException {
    List<Golden> brief =
        goldens().stream().filter(golden -> golden.labels().size() < WINDOW - 2).toList();
    assertThat(brief).hasSize(7);
    check(Families.builder(MODEL), brief);
  }

  @Test
  void aGraphOfFixedLengthAnswersAsPyTorchForLongTextsToo() throws IOException {
    assertThat(goldens()).anyMatch(golden -> golden.labels().size() > WINDOW);
    check(Families.builder(MODEL).modelFile("model_fixed.onnx"), goldens());
  }

  @Test
  void aWindowThatIsTooNarrowToTellIsRefused() {
    assertThatThrownBy(() -> Families.builder(MODEL).modelFile("model_narrow.onnx").load().close())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("attention in windows")
        .hasMessageContaining("export it with a fixed length");
  }
}
