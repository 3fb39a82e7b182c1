package io.ner4j.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.FakeTokenizer;
import io.ner4j.Layout;
import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.spi.SpanClassifier.Scoring;
import io.ner4j.task.WindowScores;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;
import io.ner4j.window.WindowPlanner.Range;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpanModelTest {

  private static final int WORDS = 40;
  private static final int LABELS = 100;
  private static final int MAX_SPAN_WORDS = 12;

  /** Scores one place high, of one word, and all others low. */
  private record OnePlace(Scoring scoring, int word, int number) implements SpanClassifier {

    private int numbers() {
      return LABELS * (scoring == Scoring.SPANS ? MAX_SPAN_WORDS : 3);
    }

    @Override
    public int maxSpanWords() {
      return MAX_SPAN_WORDS;
    }

    @Override
    public int maxWords() {
      return WORDS;
    }

    @Override
    public Device device() {
      return Device.cpu();
    }

    @Override
    public Logits run(SpanBatch batch) {
      float[] scores = new float[WORDS * numbers()];
      Arrays.fill(scores, -9);
      scores[word * numbers() + number] = 9;
      return Logits.of(scores, 1, WORDS, numbers());
    }

    @Override
    public void close() {}
  }

  /** A long text has millions of scores for each hundred labels. */
  @ParameterizedTest
  @EnumSource(Scoring.class)
  void onlyScoresThatAreHighEnoughAreKept(Scoring scoring) {
    int inside = scoring == Scoring.SPANS ? 3 * LABELS + 7 : 7 * 3 + 2;
    WindowScores kept = kept(new OnePlace(scoring, 20, inside));
    assertThat(kept.places())
        .containsExactly(
            scoring == Scoring.SPANS ? 20 * LABELS * MAX_SPAN_WORDS + inside : 20 * LABELS + 7);
    assertThat(kept.values()).hasSize(scoring == Scoring.SPANS ? 1 : 3);
    assertThat(kept.values()[kept.values().length - 1]).isGreaterThan(0.99f);
    assertThat(kept(new OnePlace(scoring, 2, inside)).places()).as("a neighbour's word").isEmpty();
  }

  private static WindowScores kept(SpanClassifier model) {
    int[] ids = new int[WORDS + 1];
    Arrays.fill(ids, 1, ids.length, 30);
    List<Label> labels =
        IntStream.range(0, LABELS).mapToObj(i -> new Label("l" + i, "l" + i, 0.5)).toList();
    LabelGroup group = new LabelGroup(new int[1], labels, 0, 0);
    SpanSettings settings =
        new SpanSettings(
            model.scoring(),
            MAX_SPAN_WORDS,
            SpecialTokenTemplate.of(new FakeTokenizer()),
            WORDS,
            1000,
            ProgressListener.NONE);
    SpanTask task =
        new SpanTask(
            0,
            "text",
            settings,
            new LabelPrompt(labels, List.of(group)),
            new SpanTask.Rules(false, false, Layout.NONE));
    SpanWindow window =
        new SpanWindow(
            task,
            new Range(0, WORDS),
            ids,
            group,
            new WordPlaces(0, new int[WORDS], new int[WORDS]),
            IntStream.rangeClosed(1, WORDS).toArray(),
            new Range(10, 30));
    return new SpanModel(model, 0).run(List.of(window)).get(0);
  }
}
