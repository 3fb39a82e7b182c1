package io.ner4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.WordEntity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contracts of docs/architecture.md that hold for every backend. */
public abstract class PipelineContract {

  private static final long SEED = 20_261_123;
  private static final int THREADS = 32;

  /** Makes the pipeline under test with some options set. */
  protected abstract NerPipeline load(Consumer<NerPipelineBuilder> options);

  /** How many random strings the spans of each aggregation are checked on. */
  protected abstract int randomStrings();

  private NerPipeline load() {
    return load(options -> {});
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void everySpanIsExactInAnyString(Aggregation aggregation) {
    HardStrings strings = new HardStrings(SEED);
    int left = randomStrings();
    long entities = 0;
    try (NerPipeline pipeline = load(options -> options.aggregation(aggregation))) {
      while (left > 0) {
        List<String> texts = strings.next(Math.min(left, 1000));
        List<List<Entity>> found = pipeline.extractAll(texts);
        for (int i = 0; i < texts.size(); i++) {
          Answers.checkSpans(texts.get(i), found.get(i));
          entities += found.get(i).size();
        }
        left -= texts.size();
      }
    }
    assertThat(entities).as("entities that were checked").isGreaterThan(randomStrings() / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n", "\u00A0\u3000\u0085\u2028"})
  void blankTextsHaveNoEntities(String blank) {
    try (NerPipeline pipeline = load()) {
      assertThat(pipeline.extract(blank)).isEmpty();
      assertThat(pipeline.extractAll(List.of(blank, blank))).containsExactly(List.of(), List.of());
      assertThat(pipeline.extractWords(List.of(blank, blank))).isEmpty();
    }
  }

  @Test
  void nothingGivesNothing() {
    try (NerPipeline pipeline = load()) {
      assertThat(pipeline.extractAll(List.of())).isEmpty();
      assertThat(pipeline.extractWords(List.of())).isEmpty();
    }
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller must not do is what is tested
  void nullIsRefusedByName() {
    try (NerPipeline pipeline = load()) {
      assertThatThrownBy(() -> pipeline.extract(null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("text");
      assertThatThrownBy(() -> pipeline.extractAll((List<String>) null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("texts");
      assertThatThrownBy(() -> pipeline.extractAll(Arrays.asList("a", null)))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("texts[1]");
      assertThatThrownBy(() -> pipeline.extractWords(null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("words");
      assertThatThrownBy(() -> pipeline.extractWords(Arrays.asList("a", "b", null)))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("words[2]");
    }
  }

  @Test
  void aloneOrTogetherInAnyOrderFromAnyThreadTheAnswerIsTheSame() throws Exception {
    List<String> texts = new HardStrings(SEED).next(400);
    try (NerPipeline pipeline = load()) {
      List<List<Entity>> alone = new ArrayList<>();
      for (String text : texts) {
        alone.add(pipeline.extract(text));
      }
      Answers.checkSame(alone, pipeline.extractAll(texts));
      List<Integer> order = shuffled(texts.size());
      List<List<Entity>> reordered =
          pipeline.extractAll(order.stream().map(texts::get).toList());
      Answers.checkSame(order.stream().map(alone::get).toList(), reordered);
      for (List<List<Entity>> ofThread : fromThreads(() -> pipeline.extractAll(texts))) {
        Answers.checkSame(alone, ofThread);
      }
      for (List<List<Entity>> ofThread :
          fromThreads(() -> texts.stream().map(pipeline::extract).toList())) {
        Answers.checkSame(alone, ofThread);
      }
    }
    for (int budget : new int[] {1, 64, 100_000}) {
      try (NerPipeline pipeline = load(options -> options.maxBatchTokens(budget));
          NerPipeline standard = load()) {
        Answers.checkSame(standard.extractAll(texts), pipeline.extractAll(texts));
      }
    }
  }

  private static List<Integer> shuffled(int size) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(SEED));
    return order;
  }

  private static <T> List<T> fromThreads(Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(Collections.nCopies(THREADS, call))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void wordsAreLabelledAsTheTextTheyMake() {
    HardStrings strings = new HardStrings(SEED);
    long entities = 0;
    try (NerPipeline pipeline = load()) {
      for (int i = 0; i < 300; i++) {
        List<String> words = strings.next(1 + i % 7);
        int before = 0;
        for (WordEntity entity : pipeline.extractWords(words)) {
          assertThat(entity.wordStart()).as("%s, seed %d", words, SEED).isBetween(before, words.size());
          assertThat(words.subList(entity.wordStart(), entity.wordEnd()))
              .isEqualTo(entity.words());
          before = entity.wordEnd();
          entities++;
        }
      }
    }
    assertThat(entities).isPositive();
  }

  @Test
  void resultsCannotBeChanged() {
    try (NerPipeline pipeline = load()) {
      List<List<Entity>> found = pipeline.extractAll(List.of("Angela Merkel", "Paris"));
      assertThatThrownBy(() -> found.add(List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> found.get(0).clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> pipeline.extractWords(List.of("Angela")).clear())
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void afterClosingCallsAreRefusedAndClosingAgainDoesNothing() {
    NerPipeline pipeline = load();
    pipeline.close();
    pipeline.close();
    assertThatThrownBy(() -> pipeline.extract("Angela Merkel"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> pipeline.extractWords(List.of("Angela")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingDuringCallsEndsEachWithAnAnswerOrARefusal() throws Exception {
    List<String> texts = new HardStrings(SEED).next(50);
    for (int round = 0; round < 5; round++) {
      NerPipeline pipeline = load();
      List<List<Entity>> expected = pipeline.extractAll(texts);
      ExecutorService threads = Executors.newFixedThreadPool(16);
      try {
        List<Future<List<List<Entity>>>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          calls.add(threads.submit(() -> pipeline.extractAll(texts)));
        }
        calls.get(0).get();
        pipeline.close();
        for (Future<List<List<Entity>>> call : calls) {
          try {
            Answers.checkSame(expected, call.get());
          } catch (ExecutionException e) {
            assertThat(e.getCause())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
          }
        }
      } finally {
        threads.shutdown();
      }
    }
  }
}
