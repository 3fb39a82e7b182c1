package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.WordEntity;
import io.ner4j.decode.TagScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The bundled model, as a new user meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnglishModelIT {

  private final NerPipeline pipeline = OnnxNer.englishBuilder().device(Device.cpu()).load();

  @AfterAll
  void close() {
    pipeline.close();
  }

  @Test
  void readsTheDesignsFirstExample() {
    assertThat(pipeline.extract("Angela Merkel met Tim Cook in Cupertino. 😀"))
        .extracting(Entity::type, Entity::text, Entity::start, Entity::end)
        .containsExactly(
            tuple("PER", "Angela Merkel", 0, 13),
            tuple("PER", "Tim Cook", 18, 26),
            tuple("LOC", "Cupertino", 30, 39));
  }

  @Test
  void positionsHoldBehindEmojiAndAccents() {
    String text = "👩‍👩‍👧‍👦 Rene\u0301 Descartes was born in France 😀, not in Germany.";
    for (Entity entity : pipeline.extract(text)) {
      assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
    }
    assertThat(pipeline.extract(text))
        .extracting(Entity::text)
        .containsExactly("Rene\u0301 Descartes", "France", "Germany");
  }

  @Test
  void theSameNameTwiceIsTwoEntities() {
    assertThat(pipeline.extract("Paris is in France, and Paris is in Texas."))
        .filteredOn(entity -> entity.text().equals("Paris"))
        .extracting(Entity::start)
        .containsExactly(0, 24);
  }

  @Test
  void wordsOfATreebankAreLabelledWhole() {
    List<String> words =
        List.of("Angela", "Merkel", "met", "the", "U.N.", "in", "New", "York", ".");
    assertThat(pipeline.extractWords(words))
        .extracting(WordEntity::type, WordEntity::words, WordEntity::wordStart, WordEntity::wordEnd)
        .containsExactly(
            tuple("PER", List.of("Angela", "Merkel"), 0, 2),
            tuple("ORG", List.of("U.N."), 4, 5),
            tuple("LOC", List.of("New", "York"), 6, 8));
  }

  @Test
  void labelsAreThoseOfTheCard() {
    assertThat(pipeline.labels().scheme()).isEqualTo(TagScheme.IOB2);
    assertThat(pipeline.labels().types()).containsExactly("PER", "ORG", "LOC", "MISC");
  }
}
