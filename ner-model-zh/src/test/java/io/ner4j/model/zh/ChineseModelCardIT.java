package io.ner4j.model.zh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TypedSpan;
import io.ner4j.onnx.OnnxNer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped weights reach the figures of the model card, on the samples that it names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChineseModelCardIT {

  private final NerPipeline pipeline = OnnxNer.bundledBuilder("zh").device(Device.cpu()).load();

  @AfterAll
  void close() {
    pipeline.close();
  }

  @ParameterizedTest
  @CsvSource({"gsd, 0", "gsd-traditional, 0", "weibo, 0"})
  void reachesTheFiguresOfTheCard(String sample, double card) throws IOException {
    List<List<TypedSpan>> gold = new ArrayList<>();
    List<List<TypedSpan>> found = new ArrayList<>();
    for (JsonObject line : lines("/chinese/" + sample + "-sample.jsonl")) {
      gold.add(spans(line.getAsJsonArray("spans")));
      found.add(
          pipeline.extract(line.get("text").getAsString()).stream().map(TypedSpan::of).toList());
    }
    double f1 = 100 * Evaluation.of(gold, found).scores(Matching.EXACT).micro().f1();
    // Processors round in their own ways, and one entity of a sample is a third of a point.
    assertThat(f1).isCloseTo(card, within(0.5));
  }

  @Test
  void findsPersonsOrganisationsAndPlacesInBothScripts() {
    assertThat(found("张三丰在北京大学工作。")).containsExactly("PER 张三丰", "ORG 北京大学");
    assertThat(found("張三豐在北京大學工作。")).containsExactly("PER 張三豐", "ORG 北京大學");
  }

  private List<String> found(String text) {
    List<Entity> entities = pipeline.extract(text);
    return entities.stream().map(entity -> entity.type() + " " + entity.text()).toList();
  }

  private static List<JsonObject> lines(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ChineseModelCardIT.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }
  }

  private static List<TypedSpan> spans(JsonArray spans) {
    List<TypedSpan> out = new ArrayList<>();
    for (JsonElement element : spans) {
      JsonArray span = element.getAsJsonArray();
      out.add(
          new TypedSpan(span.get(2).getAsString(), span.get(0).getAsInt(), span.get(1).getAsInt()));
    }
    return out;
  }
}
