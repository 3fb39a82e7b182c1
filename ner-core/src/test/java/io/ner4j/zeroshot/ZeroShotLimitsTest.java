package io.ner4j.zeroshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models and options at the ends of their ranges. */
class ZeroShotLimitsTest {

  private static final ZeroShotOptions PEOPLE = ZeroShotOptions.builder().labels("person").build();

  private static ZeroShotPipeline pipeline(Scoring scoring, int maxWords, int maxTokens) {
    return ZeroShotPipeline.builder(
            FakeSpans.tokenizer(), new FakeSpans(scoring, 4, maxWords, maxTokens))
        .build();
  }

  private static List<String> places(List<Entity> entities) {
    return entities.stream().map(e -> e.start() + "-" + e.end() + " " + (float) e.score()).toList();
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void aModelOfAnyNumberOfWordsReadsLongTextsToTheirEnd(Scoring scoring) {
    String text = IntStream.range(0, 600).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    List<Entity> expected = new NaiveZeroShot(scoring, 4, PEOPLE).extract(text);
    assertThat(expected.get(expected.size() - 1).start()).isGreaterThan(text.length() / 2);
    for (int maxWords : new int[] {Integer.MAX_VALUE, 1 << 30, 600_000_000}) {
      try (ZeroShotPipeline ner = pipeline(scoring, maxWords, 200)) {
        List<Entity> found =
            assertTimeoutPreemptively(Duration.ofMinutes(2), () -> ner.with(PEOPLE).extract(text));
        assertThat(places(found)).isEqualTo(places(expected));
      }
      try (ZeroShotPipeline ner = pipeline(scoring, maxWords, Integer.MAX_VALUE)) {
        assertThat(places(ner.with(PEOPLE).extract(text))).isEqualTo(places(expected));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Scoring.class)
  void aModelWithNoRoomForALabelAndAWordIsRefused(Scoring scoring) {
    for (int maxTokens : new int[] {1, 2, 7}) {
      assertThatThrownBy(() -> pipeline(scoring, 40, maxTokens))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("at least 8 tokens")
          .hasMessageContaining("say " + maxTokens)
          .hasMessageContaining("max_position_embeddings");
    }
    String text = "w1 w2 w3 w4 w5 w6 w7 w8 w9";
    try (ZeroShotPipeline ner = pipeline(scoring, 40, 8)) {
      ZeroShotOptions one = ZeroShotOptions.builder().labels("per").threshold(0).build();
      assertThat(ner.with(one).extract(text)).isNotEmpty();
    }
  }

  @Test
  void aThresholdOfZeroHasNoSign() {
    ZeroShotOptions plain = PEOPLE.toBuilder().threshold(0).threshold("person", 0).build();
    ZeroShotOptions minus = PEOPLE.toBuilder().threshold(-0.0).threshold("person", -0.0).build();
    assertThat(minus).isEqualTo(plain).hasSameHashCodeAs(plain).hasToString(plain.toString());
  }

  @Test
  @SuppressWarnings("NullAway")
  void labelsThatAreNullAreNamed() {
    try (ZeroShotPipeline ner = pipeline(Scoring.SPANS, 40, 200)) {
      assertThatNullPointerException()
          .isThrownBy(() -> ner.labels((String[]) null))
          .withMessage("labels");
      assertThatNullPointerException()
          .isThrownBy(() -> ner.labels((List<String>) null))
          .withMessage("labels");
      assertThatNullPointerException()
          .isThrownBy(() -> ner.extract("w1", (String[]) null))
          .withMessage("labels");
    }
  }
}
