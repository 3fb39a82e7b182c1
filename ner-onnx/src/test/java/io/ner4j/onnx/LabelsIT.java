package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of a model: from config.json, or named by hand. */
class LabelsIT extends EditedDirectoryTests {

  @Test
  void anotherNumberOfLabelsThanLogitsIsRefused() throws IOException {
    edit("config.json", json -> json.getAsJsonObject("id2label").remove("8"));
    checkRefused("labels", "9", "8", "OnnxNerBuilder.labels");
  }

  @Test
  void labelsMayBeNamedByHand() throws IOException {
    edit("config.json", json -> json.remove("id2label"));
    edit("config.json", json -> json.remove("label2id"));
    checkRefused("id2label", "OnnxNerBuilder.labels");
    List<String> labels = List.of("O", "B-A", "I-A", "B-B", "I-B", "B-C", "I-C", "B-D", "I-D");
    try (NerPipeline named = builder().labels(labels).load();
        NerPipeline complete = TinyBert.load(options -> {})) {
      String text = "Angela Merkel met Tim Cook.";
      assertThat(named.labels().labels()).isEqualTo(labels);
      assertThat(named.extract(text))
          .extracting(Entity::start)
          .isEqualTo(complete.extract(text).stream().map(Entity::start).toList());
    }
  }

  @Test
  void labelsThatTellNothingAreRefusedUnlessTheyAreAskedFor() throws IOException {
    List<String> names = IntStream.range(0, 9).mapToObj(i -> "LABEL_" + i).toList();
    JsonObject labels = new JsonObject();
    names.forEach(name -> labels.addProperty(name.substring(6), name));
    edit("config.json", json -> json.add("id2label", labels));
    checkRefused("config.json", "[LABEL_0, ", "OnnxNerBuilder.labels");
    try (NerPipeline named = builder().labels(names).load()) {
      assertThat(named.labels().labels()).isEqualTo(names);
      assertThat(named.extract("Angela Merkel"))
          .isNotEmpty()
          .allMatch(entity -> names.contains(entity.type()));
    }
  }

  @Test
  void labelsMayBeReadTheOtherWayRound() throws IOException {
    edit("config.json", json -> json.remove("id2label"));
    edit(
        "config.json",
        json ->
            json.add(
                "label2id",
                new Gson()
                    .fromJson(
                        "{'I-D': 8, 'O': 0, 'B-A': 1, 'I-A': 2, 'B-B': 3, 'I-B': 4, 'B-C': 5, 'I-C': 6, 'B-D': 7}",
                        JsonObject.class)));
    try (NerPipeline pipeline = builder().load()) {
      assertThat(pipeline.labels().labels())
          .containsExactly("O", "B-A", "I-A", "B-B", "I-B", "B-C", "I-C", "B-D", "I-D");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\": \"O\"}",
        "{\"0\": {}}",
        "{\"0\": \"O\", \"2\": \"B-PER\"}",
        "{\"1\": \"O\", \"01\": \"B-PER\"}"
      })
  void labelsThatMakeNoSenseAreRefused(String labels) throws IOException {
    edit(
        "config.json", json -> json.add("id2label", new Gson().fromJson(labels, JsonObject.class)));
    checkRefused("id2label", "config.json");
  }
}
