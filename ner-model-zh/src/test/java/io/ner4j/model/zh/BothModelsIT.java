package io.ner4j.model.zh;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With both jars on the class path, each text is read by the model for its script. */
class BothModelsIT {

  private static final String ENGLISH = "Angela Merkel met Tim Cook in Cupertino.";
  private static final String CHINESE = "王小明在北京大学工作。";
  private static final String CHINESE_WITH_ENGLISH = "Angela Merkel在柏林会见了Tim Cook。";
  private static final String ENGLISH_WITH_CHINESE =
      "The president of China, Xi Jinping (习近平), spoke in London.";

  @Test
  void bothAreRegistered() {
    assertThat(OnnxNer.bundledModels()).containsExactly("en", "zh");
  }

  @Test
  void eachTextHasTheEntitiesOfItsModel() throws Exception {
    try (EntityRecognizer both = OnnxNer.bundled();
        NerPipeline english = OnnxNer.english();
        NerPipeline chinese = OnnxNer.bundled("zh")) {
      List<String> texts = new ArrayList<>();
      List<List<Entity>> expected = new ArrayList<>();
      for (int i = 0; i < 75; i++) {
        for (String text : List.of(ENGLISH, ENGLISH_WITH_CHINESE)) {
          texts.add(text + " " + i);
          expected.add(english.extract(text + " " + i));
        }
        for (String text : List.of(CHINESE, CHINESE_WITH_ENGLISH)) {
          texts.add(text + i);
          expected.add(chinese.extract(text + i));
        }
      }
      assertThat(both.extractAll(texts)).isEqualTo(expected);
      assertThat(both.extractAll(texts.stream()).toList()).isEqualTo(expected);
      for (int i = 0; i < 4; i++) {
        assertThat(both.extract(texts.get(i))).isEqualTo(expected.get(i));
        assertThat(both.extractAsync(texts.get(i)).get()).isEqualTo(expected.get(i));
      }
    }
  }
}
