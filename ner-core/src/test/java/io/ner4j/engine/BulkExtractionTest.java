package io.ner4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ner4j.Entity;
import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.NerInferenceException;
import io.ner4j.NerInputException;
import io.ner4j.NerPipeline;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokenizers and models that fail, and texts that do not reach them. */
class BulkExtractionTest {

  private static final int POISON = FakeTokenizer.id("bane", 0, false);

  private static final List<String> TEXTS =
      IntStream.range(0, 30).mapToObj(i -> "x".repeat(i) + " Bob Lima " + i).toList();

  private static final class PoisonedModel extends FakeModel {
    PoisonedModel() {
      super(64);
    }

    @Override
    public Logits run(Batch batch) {
      for (int row = 0; row < batch.rows(); row++) {
        for (int column = 0; column < batch.length(row); column++) {
          if (batch.id(row, column) == POISON) {
            throw new UnsupportedOperationException("rows " + batch.rows());
          }
        }
      }
      return super.run(batch);
    }
  }

  private static final class PoisonedTokenizer extends FakeTokenizer {
    @Override
    public List<Encoding> encode(List<String> texts) {
      if (texts.stream().anyMatch(text -> text.contains("bane"))) {
        throw new UnsupportedOperationException("rows " + texts.size());
      }
      return super.encode(texts);
    }
  }

  private static NerPipeline pipeline(Tokenizer tokenizer, Model model) {
    return NerPipeline.builder(tokenizer, model).build();
  }

  private static List<String> poisoned(int index) {
    List<String> texts = new ArrayList<>(TEXTS);
    texts.set(index, "a text with bane in it");
    return texts;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 65536",
    "512, 65536",
    "4096, 65536",
    "16384, 262144",
    "65536, 1048576",
    "2147483647, 1048576"
  })
  void aRoundHasSomeFullBatchesWithinBounds(int maxBatchTokens, int length) {
    assertThat(BulkExtraction.unitLength(maxBatchTokens)).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 15, 29})
  void aFailingModelNamesTheText(int index) {
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), new PoisonedModel())) {
      assertThatThrownBy(() -> pipeline.extractAll(poisoned(index)))
          .isInstanceOf(NerInferenceException.class)
          .hasMessage("text " + index + " could not be read: rows 1")
          .hasCauseInstanceOf(UnsupportedOperationException.class)
          .satisfies(e -> assertThat(e.getSuppressed()).isNotEmpty());
      assertThat(pipeline.extract("Bob")).as("the next call").hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 15, 29})
  void aFailingTokenizerNamesTheText(int index) {
    try (NerPipeline pipeline = pipeline(new PoisonedTokenizer(), new FakeModel(64))) {
      assertThatThrownBy(() -> pipeline.extractAll(poisoned(index)))
          .isInstanceOf(NerInferenceException.class)
          .hasMessage("text " + index + " could not be read: rows 1")
          .hasCauseInstanceOf(UnsupportedOperationException.class);
      assertThat(pipeline.extract("Bob")).as("the next call").hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatFailsTogetherIsRunInHalves(int most) {
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            if (texts.size() > most) {
              throw new IllegalStateException("out of memory");
            }
            return super.encode(texts);
          }
        };
    FakeModel model =
        new FakeModel(64) {
          @Override
          public Logits run(Batch batch) {
            if (batch.rows() > most) {
              throw new IllegalStateException("out of memory");
            }
            return super.run(batch);
          }
        };
    try (NerPipeline small = pipeline(tokenizer, model);
        NerPipeline large = pipeline(new FakeTokenizer(), new FakeModel(64))) {
      assertThat(small.extractAll(TEXTS)).isEqualTo(large.extractAll(TEXTS));
    }
  }

  @Test
  void anInputThatABackendRefusesIsReportedAsItIs() {
    NerInputException refusal = new NerInputException("too odd");
    FakeModel model =
        new FakeModel(64) {
          @Override
          public Logits run(Batch batch) {
            throw refusal;
          }
        };
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), model)) {
      assertThatThrownBy(() -> pipeline.extractAll(TEXTS)).isSameAs(refusal);
    }
  }

  @Test
  void blankTextsReachNeitherTokenizerNorModel() {
    List<List<String>> asked = new ArrayList<>();
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            asked.add(texts);
            return super.encode(texts);
          }
        };
    FakeModel model = new FakeModel(64);
    try (NerPipeline pipeline = pipeline(tokenizer, model)) {
      asked.clear();
      assertThat(pipeline.extractAll(List.of("", " \t\r\n", "\u3000\u0085")))
          .containsExactly(List.of(), List.of(), List.of());
      assertThat(pipeline.extractAll(List.of())).isEmpty();
      assertThat(asked).isEmpty();
      assertThat(model.runs).hasValue(0);
    }
  }

  @Test
  void loneSurrogatesDoNotReachTheTokenizer() {
    List<String> asked = new ArrayList<>();
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            asked.addAll(texts);
            return super.encode(texts);
          }
        };
    try (NerPipeline pipeline = pipeline(tokenizer, new FakeModel(64))) {
      asked.clear();
      String text = "a\ud83d Bo\ude00b \ud83d\ude00";
      assertThat(pipeline.extract(text))
          .extracting(Entity::text, Entity::start)
          .containsExactly(tuple("Bo\ude00b", 3));
      assertThat(asked.stream().collect(Collectors.joining()))
          .isEqualTo("a\ufffd Bo\ufffdb \ud83d\ude00");
    }
  }
}
