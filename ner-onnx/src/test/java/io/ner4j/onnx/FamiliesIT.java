package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.WordEntity;
import io.ner4j.onnx.Families.Expected;
import io.ner4j.onnx.Families.Golden;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.spi.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Labels, spans and scores of each family of models are those of transformers 5.17, with the words
 * that it guesses or those of the tokenizer, and without blanks at the edges, as docs/models.md
 * says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class FamiliesIT {

  static final List<String> FAMILIES = Families.ALL;

  private static final double SCORE_TOLERANCE = 1e-4;

  private final Map<String, NerPipeline> pipelines = new ConcurrentHashMap<>();

  private final Map<String, HuggingFaceTokenizer> tokenizers = new ConcurrentHashMap<>();

  private static HuggingFaceTokenizer load(Path directory) {
    ModelDirectory files = ModelDirectory.of(directory);
    return HuggingFaceTokenizer.load(files, ModelConfig.of(files, null));
  }

  @AfterAll
  void close() {
    tokenizers.values().forEach(HuggingFaceTokenizer::close);
    pipelines.values().forEach(NerPipeline::close);
  }

  private NerPipeline pipeline(String family, Aggregation aggregation) {
    return pipeline(family, aggregation, Words.UNICODE);
  }

  private NerPipeline pipeline(String family, Aggregation aggregation, Words words) {
    return pipelines.computeIfAbsent(
        family + aggregation + words,
        key ->
            Families.builder(Families.directory(family))
                .words(words)
                .pipeline(options -> options.aggregation(aggregation))
                .load());
  }

  static List<Golden> goldens() {
    return Families.ALL.stream().flatMap(family -> Families.goldens(family).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void answersAsTransformersDoes(Golden golden) {
    compare(golden, Words.UNICODE);
  }

  /** Those of XLNet and LUKE do not say what it answers with the words that it guesses. */
  static List<Golden> goldensOfGuessedWords() {
    return goldens().stream()
        .filter(golden -> !List.of("xlnet", "luke").contains(golden.family()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("goldensOfGuessedWords")
  void answersAsTransformersDoesWithTheWordsThatItGuesses(Golden golden) {
    compare(golden, Words.TRANSFORMERS);
  }

  private void compare(Golden golden, Words words) {
    boolean guessed = words == Words.TRANSFORMERS;
    for (Aggregation aggregation : Aggregation.values()) {
      NerPipeline pipeline = pipeline(golden.family(), aggregation, words);
      List<Expected> expected = golden.entities(Families.name(aggregation), guessed);
      check(
          aggregation.name(),
          pipeline.extract(golden.text()),
          exact(golden.text(), expected),
          SCORE_TOLERANCE);
    }
  }

  public static void check(
      String what, List<Entity> found, List<Expected> expected, double tolerance) {
    assertThat(found.stream().map(e -> e.type() + " " + e.start() + " " + e.end()).toList())
        .as(what)
        .isEqualTo(
            expected.stream().map(e -> e.label() + " " + e.start() + " " + e.end()).toList());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).score())
          .as(what + ", score of " + found.get(i))
          .isCloseTo(expected.get(i).score(), within(tolerance));
    }
  }

  /**
   * The same entities as spans of a String: without blanks at the edges, with the marks that belong
   * to the last character, and each character in one entity at most.
   */
  public static List<Expected> exact(String text, List<Expected> entities) {
    return exact(text, entities, found -> true);
  }

  /** The same, of the entities whose text is wanted: others take no character. */
  static List<Expected> exact(String text, List<Expected> entities, Predicate<String> wanted) {
    List<Expected> exact = new ArrayList<>();
    int edge = 0;
    for (Expected entity : entities) {
      int start = Math.max(edge, entity.start());
      int end = Math.max(start, entity.end());
      String inside = text.substring(start, end);
      start += inside.length() - inside.replaceFirst("(?U)^[\\s\\u001C-\\u001F]+", "").length();
      end -= inside.length() - inside.replaceFirst("(?U)[\\s\\u001C-\\u001F]+$", "").length();
      if (start < end) {
        end +=
            text.substring(end).length()
                - text.substring(end).replaceFirst("^\\p{M}+", "").length();
        if (wanted.test(text.substring(start, end))) {
          exact.add(new Expected(entity.label(), entity.score(), start, end));
          edge = end;
        }
      }
    }
    return exact;
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void idsAreThoseOfTransformers(Golden golden) {
    HuggingFaceTokenizer tokenizer =
        tokenizers.computeIfAbsent(golden.family(), family -> load(Families.directory(family)));
    Encoding encoding = tokenizer.encode(List.of(golden.text())).get(0);
    List<Integer> ids = IntStream.range(0, encoding.size()).mapToObj(encoding::id).toList();
    assertThat(ids).isEqualTo(golden.ids("ids"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "electra", "distilbert"})
  void wordPieceWordsAreThoseThatTransformersGuesses(String family) {
    List<Golden> different =
        Families.goldens(family).stream()
            .filter(
                golden -> !golden.entities("first", true).equals(golden.entities("first", false)))
            .toList();
    assertThat(different).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource("FAMILIES")
  void togetherAsAlone(String family) {
    List<String> texts = Families.goldens(family).stream().map(Golden::text).toList();
    NerPipeline pipeline = pipeline(family, Aggregation.FIRST);
    List<List<Entity>> together = pipeline.extractAll(texts);
    for (int i = 0; i < texts.size(); i++) {
      List<Expected> alone =
          pipeline.extract(texts.get(i)).stream()
              .map(e -> new Expected(e.type(), e.score(), e.start(), e.end()))
              .toList();
      check(texts.get(i), together.get(i), alone, SCORE_TOLERANCE);
    }
  }

  @ParameterizedTest
  @FieldSource("FAMILIES")
  void wordsThatAreGivenAreThoseOfTheText(String family) {
    List<String> words = List.of("Angela Merkel met Tim Cook of Apple in Cupertino".split(" "));
    String text = String.join(" ", words);
    NerPipeline pipeline = pipeline(family, Aggregation.FIRST);
    List<Expected> expected = new ArrayList<>();
    for (WordEntity entity : pipeline.extractWords(words)) {
      int start = String.join(" ", words.subList(0, entity.wordStart())).length();
      start += entity.wordStart() == 0 ? 0 : 1;
      int end = String.join(" ", words.subList(0, entity.wordEnd())).length();
      expected.add(new Expected(entity.type(), entity.score(), start, end));
    }
    check(text, pipeline.extract(text), expected, 1e-6);
  }

  /** Each sentence fills a window, at the end of which stands {@code <cls>}, of type 2. */
  @Test
  void windowsOfXlnetAnswerAsTheirSentencesAlone() {
    Golden golden = Families.goldens("xlnet").get(0);
    String sentence = golden.text();
    assertThat(sentence).endsWith(".");
    List<Expected> expected = new ArrayList<>();
    for (int copy = 0; copy < 3; copy++) {
      int start = copy * (sentence.length() + 1);
      exact(sentence, golden.entities("none", false)).stream()
          .map(e -> new Expected(e.label(), e.score(), start + e.start(), start + e.end()))
          .forEach(expected::add);
    }
    try (NerPipeline ner =
        Families.builder(Families.directory("xlnet"))
            .pipeline(options -> options.aggregation(Aggregation.NONE).windowTokens(17).stride(0))
            .load()) {
      String text = String.join(" ", sentence, sentence, sentence);
      check(text, ner.extract(text), expected, SCORE_TOLERANCE);
    }
  }

  @Test
  void noEntityStartsOrEndsWithABlankOrInsideAWord() {
    for (Golden golden : goldens()) {
      String text = golden.text();
      for (Entity entity : pipeline(golden.family(), Aggregation.FIRST).extract(text)) {
        assertThat(entity.text()).isEqualTo(text.substring(entity.start(), entity.end()));
        assertThat(entity.text().strip()).isEqualTo(entity.text());
      }
    }
  }
}
