package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.ner4j.Device;
import io.ner4j.onnx.ZeroShotDescription;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models with encoders of several kinds answer as PyTorch does, alone and in a batch. */
class BackbonesIT {

  private static final double TOLERANCE = 1e-3;

  /** A row of tokens, and what PyTorch answers for it alone. */
  private static final class Row {
    int[] ids = {};
    int[] firstTokens = {};
    int labels;
    float[] logits = {};
  }

  private static Path directory(String name) {
    return GlinerGold.directory().resolve(name);
  }

  private static void check(GlinerModel model, Logits found, int index, Row row) {
    int words = row.firstTokens.length;
    float[] scores = found.copy(index, 0, words);
    assertThat(scores).hasSameSizeAs(row.logits);
    int numbers = scores.length / words;
    for (int i = 0; i < scores.length; i++) {
      int width = model.scoring() == Scoring.SPANS ? i % numbers / row.labels : 0;
      if (i / numbers + width < words) {
        assertThat(scores[i]).isCloseTo(row.logits[i], within((float) TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"span-deberta-v2", "token-modernbert"})
  void scoresAreThoseOfPyTorch(String name) throws IOException {
    ModelDirectory files = ModelDirectory.of(directory(name));
    Row[] rows =
        new Gson().fromJson(Files.readString(directory(name).resolve("answers.json")), Row[].class);
    assertThat(rows).hasSize(4);
    try (GlinerModel model =
        GlinerModel.load(files, GlinerConfig.of(files), OnnxOptions.ofCpu(1))) {
      for (Row row : rows) {
        check(model, model.run(batch(row)), 0, row);
      }
      Logits together = model.run(batch(rows));
      for (int i = 0; i < rows.length; i++) {
        check(model, together, i, rows[i]);
      }
    }
  }

  private static SpanBatch batch(Row... rows) {
    List<int[]> ids = Arrays.stream(rows).map(row -> row.ids).toList();
    List<int[]> firstTokens = Arrays.stream(rows).map(row -> row.firstTokens).toList();
    return SpanBatch.of(ids, firstTokens, rows[0].labels, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "span, bert, 1024",
    "span-deberta-v2, deberta-v2, 2147483647",
    "token-modernbert, modernbert, 1024"
  })
  void textsRunTogether(String name, String encoder, int maxTokens) {
    ZeroShotDescription model =
        ZeroShotNer.builder(directory(name)).device(Device.cpu()).describe();
    assertThat(model.encoder()).isEqualTo(encoder);
    assertThat(model.maxTokens()).isEqualTo(maxTokens);
    assertThat(model.together()).isTrue();
  }
}
