package io.ner4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.NerPipeline;
import io.ner4j.WordEntity;
import io.ner4j.decode.TagScheme;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TagParser;
import io.ner4j.eval.TaggedSentence;
import io.ner4j.eval.TypedSpan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The weights of an English model reach what its card says of them, on the samples that the card
 * names. They lie below {@code /english} on the class path.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EnglishCardContract {

  private final NerPipeline pipeline;

  /**
   * Takes the model.
   *
   * @param pipeline has it; closed behind the tests
   */
  protected EnglishCardContract(NerPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @AfterAll
  void close() {
    pipeline.close();
  }

  /**
   * Compares F1 over words with the card's.
   *
   * @param sample its name
   * @param letters {@code as it is}, {@code lower} or {@code upper}
   * @param card the card's figure, in percent
   */
  protected final void checkF1(String sample, String letters, double card) throws IOException {
    List<TaggedSentence> sentences = sample(sample);
    List<List<String>> tags = sentences.stream().map(TaggedSentence::tags).toList();
    List<List<TypedSpan>> found =
        pipeline
            .extractAllWords(
                sentences.stream(),
                sentence -> sentence.words().stream().map(word -> recased(word, letters)).toList(),
                (sentence, entities) -> annotatedTypes(entities))
            .toList();
    List<List<TypedSpan>> gold = TagParser.lenient(TagScheme.IOB2).spans(tags);
    double f1 = 100 * Evaluation.of(gold, found).scores(Matching.EXACT).micro().f1();
    // Processors round in their own ways, and one entity of a sample is a third of a point.
    assertThat(f1).isCloseTo(card, within(0.5));
  }

  /**
   * Compares F1 of texts of many kinds, which were written for this test, with the card's.
   *
   * @param card the card's figure, in percent
   */
  protected final void checkKinds(double card) throws IOException {
    List<MarkedText> texts = MarkedText.all("/english/kinds.txt");
    assertThat(texts).hasSize(192);
    // One name is a quarter of a point.
    assertThat(MarkedText.f1(pipeline, texts)).isCloseTo(card, within(1.0));
  }

  private static List<TaggedSentence> sample(String name) throws IOException {
    String resource = "/english/" + name + "-sample.conll";
    try (InputStream in = EnglishCardContract.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return ConllReader.of().read(reader);
    }
  }

  private static String recased(String word, String letters) {
    return switch (letters) {
      case "lower" -> word.toLowerCase(Locale.ROOT);
      case "upper" -> word.toUpperCase(Locale.ROOT);
      default -> word;
    };
  }

  /** The corpora of the sample do not annotate MISC. */
  private static List<TypedSpan> annotatedTypes(List<WordEntity> entities) {
    return entities.stream().filter(e -> !e.type().equals("MISC")).map(TypedSpan::of).toList();
  }
}
