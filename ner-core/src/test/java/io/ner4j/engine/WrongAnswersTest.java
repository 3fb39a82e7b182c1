package io.ner4j.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.NerInferenceException;
import io.ner4j.NerPipeline;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tokenizers and models answer is refused if it does not fit the question. */
class WrongAnswersTest {

  private static NerPipeline pipeline(Tokenizer tokenizer, Model model) {
    return NerPipeline.builder(tokenizer, model).build();
  }

  @Test
  void logitsOfAnotherShapeAreRefused() {
    FakeModel cut = FakeModel.answering(logits -> Logits.of(new float[5], 1, 1, 5));
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), cut)) {
      assertThatThrownBy(() -> pipeline.extract("one two"))
          .isInstanceOf(NerInferenceException.class)
          .hasMessage(
              "text 0 could not be read: the model should answer logits of shape [1, 4, 5], but answered [1, 1, 5]");
    }
    FakeModel fewLabels =
        FakeModel.answering(l -> Logits.of(new float[l.columns() * 4], 1, l.columns(), 4));
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), fewLabels)) {
      assertThatThrownBy(() -> pipeline.extract("one two"))
          .isInstanceOf(NerInferenceException.class)
          .hasMessageEndingWith("shape [1, 4, 5], but answered [1, 4, 4]");
    }
    FakeModel moreRows = FakeModel.answering(l -> Logits.of(new float[2 * 4 * 5], 2, 4, 5));
    try (NerPipeline pipeline = pipeline(new FakeTokenizer(), moreRows)) {
      assertThatThrownBy(() -> pipeline.extract("one two"))
          .isInstanceOf(NerInferenceException.class)
          .hasMessageEndingWith("shape [1, 4, 5], but answered [2, 4, 5]");
    }
  }

  @Test
  void tokensBeyondTheTextAreRefused() {
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            return super.encode(texts.stream().map(text -> text + "s").toList());
          }
        };
    try (NerPipeline pipeline = pipeline(tokenizer, new FakeModel(64))) {
      assertThatThrownBy(() -> pipeline.extractAll(List.of("", "Bob")))
          .isInstanceOf(NerInferenceException.class)
          .hasMessage(
              "text 1 could not be read: the tokenizer put a token at 0 to 4 of a text of length 3");
    }
  }

  @Test
  void anotherNumberOfEncodingsIsRefused() {
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            List<Encoding> encodings = new ArrayList<>(super.encode(texts));
            encodings.add(encode("more"));
            return encodings;
          }
        };
    try (NerPipeline pipeline = pipeline(tokenizer, new FakeModel(64))) {
      assertThatThrownBy(() -> pipeline.extract("Bob"))
          .isInstanceOf(NerInferenceException.class)
          .hasMessageEndingWith("the tokenizer should answer 1 encodings, but answered 2");
    }
  }
}
