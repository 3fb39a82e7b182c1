package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NerPipelineTest {

  private final FakeTokenizer tokenizer = new FakeTokenizer();
  private final FakeModel model = new FakeModel(40);

  @Test
  void closingClosesTokenizerAndModelOnce() {
    NerPipeline pipeline = NerPipeline.builder(tokenizer, model).build();
    assertThat(pipeline.device()).isEqualTo(Device.cpu());
    assertThat(pipeline.labels().labels()).isEqualTo(FakeModel.LABELS);
    pipeline.close();
    pipeline.close();
    assertThat(model.closed).isEqualTo(1);
    assertThat(tokenizer.closed).isEqualTo(1);
    assertThatThrownBy(() -> pipeline.extract("Bob")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pipeline.extract("")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pipeline.extractAll(List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pipeline.extractWords(List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aModelThatFailsToCloseDoesNotKeepTheTokenizerOpen() {
    FakeModel stubborn =
        new FakeModel(40) {
          @Override
          public void close() {
            throw new UnsupportedOperationException("stuck");
          }
        };
    NerPipeline pipeline = NerPipeline.builder(tokenizer, stubborn).build();
    assertThatThrownBy(pipeline::close).hasMessage("stuck");
    assertThat(tokenizer.closed).isEqualTo(1);
  }

  @Test
  void aBuilderThatThrowsLeavesTokenizerAndModelOpen() {
    NerPipelineBuilder builder = NerPipeline.builder(tokenizer, model).stride(1000);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    assertThat(model.closed).isZero();
    assertThat(tokenizer.closed).isZero();
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefusedByName() {
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, model).build()) {
      List<String> hole = new ArrayList<>(List.of("a", "b"));
      hole.add(null);
      assertThatThrownBy(() -> pipeline.extract(null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("text");
      assertThatThrownBy(() -> pipeline.extractAll(hole))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("texts[2]");
      assertThatThrownBy(() -> pipeline.extractWords(hole))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("words[2]");
    }
    assertThatThrownBy(() -> NerPipeline.builder(null, model)).hasMessage("tokenizer");
    assertThatThrownBy(() -> NerPipeline.builder(tokenizer, null)).hasMessage("model");
  }

  @Test
  void resultsCannotBeChanged() {
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, model).build()) {
      List<List<Entity>> all = pipeline.extractAll(List.of("Bob", "bob"));
      assertThatThrownBy(() -> all.remove(0)).isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> all.get(0).remove(0))
          .isInstanceOf(UnsupportedOperationException.class);
      List<WordEntity> words = pipeline.extractWords(List.of("Bob"));
      assertThatThrownBy(() -> words.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void labelsGoToTheCallersWords() {
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, model).build()) {
      List<String> words = List.of("the", "Bob Lima", "", " ", "Golf", "in", "Mali", "now");
      List<WordEntity> found = pipeline.extractWords(words);
      assertThat(found)
          .extracting(e -> e.type() + " " + e.wordStart() + "-" + e.wordEnd() + " " + e.words())
          .containsExactly("PER 1-5 [Bob Lima, ,  , Golf]", "LOC 6-7 [Mali]");
      assertThat(pipeline.extractWords(List.of())).isEmpty();
      assertThat(pipeline.extractWords(List.of("", " ", ""))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void wordsWithoutSpaceAreThoseOfTheText(Aggregation aggregation) {
    for (long seed = 0; seed < 30; seed++) {
      String text = Reference.text(new Random(seed), 20 * (int) seed * (int) seed);
      List<String> words = List.of(text.split("\\s", -1));
      try (NerPipeline pipeline =
          NerPipeline.builder(tokenizer, model).aggregation(aggregation).build()) {
        List<String> expected = new ArrayList<>();
        int edge = 0;
        for (Entity entity : pipeline.extract(String.join(" ", words))) {
          int from = Math.max(edge, wordAt(text, entity.start()));
          int to = wordAt(text, entity.end() - 1) + 1;
          if (from < to) {
            expected.add(entity.type() + words.subList(from, to) + from + " " + entity.score());
            edge = to;
          }
        }
        assertThat(pipeline.extractWords(words))
            .as("seed " + seed)
            .extracting(e -> e.type() + e.words() + e.wordStart() + " " + e.score())
            .containsExactlyElementsOf(expected);
      }
    }
  }

  private static int wordAt(String text, int index) {
    return (int) text.substring(0, index).chars().filter(Character::isWhitespace).count();
  }

  @Test
  void filtersHoldForWords() {
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, model).excludeTypes("PER").build()) {
      assertThat(pipeline.extractWords(List.of("Bob", "in", "Mali")))
          .extracting(WordEntity::wordStart)
          .containsExactly(2);
      assertThat(pipeline.extractWords(Collections.nCopies(10_000, "Mali"))).hasSize(10_000);
    }
  }
}
