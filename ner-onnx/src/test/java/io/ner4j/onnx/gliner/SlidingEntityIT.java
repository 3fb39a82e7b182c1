package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.gliner.GlinerGold.Answer;
import io.ner4j.onnx.gliner.GlinerGold.Case;
import io.ner4j.onnx.gliner.GlinerGold.Found;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An entity goes word by word through a long text without full stops, over every border of small
 * windows. Small random models on ONNX Runtime say what is an entity.
 */
class SlidingEntityIT {

  private static final double TOLERANCE = 1e-5;
  private static final List<String> LABELS = List.of("person");
  private static final int ENTITY_WORDS = 3;

  private static ZeroShotPipeline load(String name, int windowWords) {
    return ZeroShotNer.builder(GlinerGold.directory().resolve(name))
        .device(Device.cpu())
        .windowWords(windowWords)
        .load();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int letters = 2 + random.nextInt(5); letters > 0; letters--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private static List<String> words(Random random, int count) {
    return Stream.generate(() -> word(random)).limit(count).toList();
  }

  private static String text(List<String> filler, List<String> entity, int before) {
    List<String> words = new ArrayList<>(filler);
    words.addAll(before, entity);
    return String.join(" ", words);
  }

  private static ZeroShotOptions options(Answer answer) {
    return ZeroShotOptions.builder()
        .labels(LABELS)
        .threshold(answer.threshold())
        .nested(!answer.flat())
        .severalLabels(answer.severalLabels())
        .build();
  }

  private static List<Found> found(List<Entity> entities) {
    return entities.stream().map(e -> new Found(e.start(), e.end(), e.type(), e.score())).toList();
  }

  /** Words that are an entity as a whole and in no part, and a threshold that tells them. */
  private record Slid(List<String> words, double threshold) {

    /** Takes the likeliest of random words whose parts and neighbours are less likely by far. */
    static Slid of(OneRun model, List<String> filler, Random random) {
      Slid best = new Slid(List.of(), 0);
      double margin = 0;
      for (int i = 0; i < 800; i++) {
        List<String> words = SlidingEntityIT.words(random, ENTITY_WORDS);
        List<Found> found =
            NaiveSpans.of(
                model.scored(text(filler.subList(0, 6), words, 3), LABELS),
                new Answer(0.001, false, true, List.of()));
        int start = text(filler.subList(0, 3), List.of(), 3).length() + 1;
        int end = start + String.join(" ", words).length();
        double whole = 0;
        double others = 0;
        for (Found span : found) {
          if (span.start() == start && span.end() == end) {
            whole = span.score();
          } else {
            others = Math.max(others, span.score());
          }
        }
        if (whole - others > margin) {
          margin = whole - others;
          best = new Slid(words, (whole + others) / 2);
        }
      }
      assertThat(margin).isGreaterThan(0.01);
      return best;
    }
  }

  /** Without an encoder, a word's scores do not depend on its window. */
  @ParameterizedTest
  @CsvSource({"span-words, 16", "span-words, 48", "token-words, 16", "token-words, 48"})
  void anEntityIsFoundOnceAtEveryPlaceWithTheScoreOfOneRun(String name, int windowWords) {
    Random random = new Random(3);
    List<String> filler = Collections.nCopies(240, word(random));
    try (OneRun alone = new OneRun(name);
        ZeroShotPipeline ner = load(name, windowWords)) {
      Slid slid = Slid.of(alone, filler, random);
      Answer answer = new Answer(slid.threshold, true, false, List.of());
      ZeroShotPipeline view = ner.with(options(answer));
      for (int before = 0; before <= filler.size(); before++) {
        String text = text(filler, slid.words, before);
        List<Found> expected = NaiveSpans.of(alone.scored(text, LABELS), answer);
        assertThat(expected)
            .extracting(Found::start)
            .containsExactly(before * (filler.get(0).length() + 1));
        List<Found> found = found(view.extract(text));
        assertThat(GlinerGold.same(found, expected, TOLERANCE))
            .as("behind %d words: %s is not %s", before, found, expected)
            .isTrue();
      }
    }
  }

  /** An encoder sees a window's words, so what it says of the same words changes on their way. */
  @ParameterizedTest
  @ValueSource(strings = {"span", "token", "span-deberta-v2", "token-modernbert"})
  void entitiesAreThoseOfNaiveWindowsWhereverWordsStand(String name) {
    Random random = new Random(4);
    List<String> filler = words(random, 60);
    List<String> slid = words(random, ENTITY_WORDS);
    int entities = 0;
    try (OneRun alone = new OneRun(name);
        ZeroShotPipeline ner = load(name, 12)) {
      for (int before = 0; before <= filler.size(); before++) {
        String text = text(filler, slid, before);
        Case scored = NaiveWindows.scored(alone, text, LABELS, 12);
        boolean nested = random.nextBoolean();
        Answer answer = new Answer(ClearThreshold.of(scored), !nested, nested, List.of());
        List<Found> expected = NaiveSpans.of(scored, answer);
        List<Found> found = found(ner.with(options(answer)).extract(text));
        assertThat(GlinerGold.same(found, expected, TOLERANCE))
            .as("behind %d words: %s is not %s", before, found, expected)
            .isTrue();
        entities += expected.size();
      }
    }
    assertThat(entities).isGreaterThan(filler.size());
  }
}
