package io.ner4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.NerInferenceException;
import io.ner4j.NerPipeline;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text whose scores are no numbers fails alone. */
class SpoiltScoresTest {

  private static NerPipeline pipeline(Tokenizer tokenizer, Model model) {
    return NerPipeline.builder(tokenizer, model).build();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void logitsThatAreNoNumbersAreRefused(float bad) {
    FakeModel broken =
        FakeModel.answering(
            logits -> {
              float[] values = logits.copy(0, 0, logits.columns());
              values[values.length - 7] = bad;
              return Logits.of(values, 1, logits.columns(), logits.labels());
            });
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), broken)) {
      assertThatThrownBy(() -> pipeline.extract("one two"))
          .isInstanceOf(NerInferenceException.class)
          .hasMessageContaining("the model should answer finite logits, but those of token 1");
    }
  }

  /** A model where one sequence without numbers spoils all that share its batch. */
  private static FakeModel spoiltBy(String text) {
    int bad = FakeTokenizer.encode(text).size();
    return new FakeModel(64) {
      @Override
      public Logits run(Batch batch) {
        boolean spoils = false;
        for (int row = 0; row < batch.rows(); row++) {
          spoils |= batch.length(row) == bad;
        }
        float[] nothing = new float[batch.rows() * batch.columns() * LABELS.size()];
        Arrays.fill(nothing, Float.NaN);
        return spoils
            ? Logits.of(nothing, batch.rows(), batch.columns(), LABELS.size())
            : super.run(batch);
      }
    };
  }

  @Test
  void textsThatShareABatchWithOneWithoutNumbersAnswerAsAlone() {
    List<String> texts = List.of("Bob", "Bob visited", "Bob visited nowhere", "Bob");
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), spoiltBy("Bob visited nowhere"))) {
      assertThatThrownBy(() -> pipeline.extractAll(texts))
          .isInstanceOf(NerInferenceException.class)
          .hasMessageStartingWith("text 2 could not be read");
      assertThat(pipeline.extract("Bob")).isNotEmpty();
    }
  }

  @Test
  void aStreamNamesTheTextWithoutNumbersAndTheNextAnswersAsAlone() {
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), spoiltBy("Bob visited nowhere"))) {
      List<Entity> alone = pipeline.extract("Bob");
      Stream<String> texts = Stream.of("Bob", "Bob visited", "Bob visited nowhere", "Bob");
      assertThatThrownBy(() -> pipeline.extractAll(texts).toList())
          .isInstanceOf(NerInferenceException.class)
          .hasMessageStartingWith("text 2 could not be read");
      assertThat(pipeline.extractAll(Stream.of("Bob", "Bob")).toList())
          .containsExactly(alone, alone);
      assertThat(alone).isNotEmpty();
    }
  }

  @Test
  void futuresBesideATextWithoutNumbersAnswerAsAloneAndOnlyItsOwnFails() {
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), spoiltBy("Bob visited nowhere"))) {
      List<Entity> alone = pipeline.extract("Bob");
      List<CompletableFuture<List<Entity>>> good = new ArrayList<>();
      List<CompletableFuture<List<Entity>>> bad = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        good.add(pipeline.extractAsync("Bob"));
        bad.add(pipeline.extractAsync("Bob visited nowhere"));
      }
      assertThat(alone).isNotEmpty();
      good.forEach(future -> assertThat(future.join()).isEqualTo(alone));
      bad.forEach(
          future ->
              assertThatThrownBy(future::join).hasCauseInstanceOf(NerInferenceException.class));
    }
  }
}
