package io.ner4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerInferenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CombinedTest {

  private static final String TEXT = "Ann in Rome: ann@example.org";

  private static final Phrases NAMES =
      Phrases.builder().add("Ann", "PER").add("ann", "PER").add("Rome", "LOC", "Q220").build();

  private static final Patterns FORMS = Patterns.of(KnownPattern.EMAIL);

  /** Notes what is asked of it, and may fail, wait or refuse. */
  private static final class Told implements EntityRecognizer {

    private final List<String> calls = new ArrayList<>();
    private final CompletableFuture<List<Entity>> later = new CompletableFuture<>();
    private boolean refuses;

    @Override
    public List<Entity> extract(String text) {
      calls.add("extract");
      return NAMES.extract(text);
    }

    @Override
    public <T, R> Stream<R> extractAll(
        Stream<T> items,
        Function<? super T, String> text,
        BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
      calls.add("extractAll");
      return NAMES.extractAll(items, text, result);
    }

    @Override
    public CompletableFuture<List<Entity>> extractAsync(String text) {
      if (refuses) {
        throw new RejectedExecutionException("full");
      }
      return later;
    }

    @Override
    public void close() {
      calls.add("close");
      if (refuses) {
        throw new IllegalStateException("busy");
      }
    }
  }

  @Test
  void entitiesOfAllAreToldApart() {
    try (EntityRecognizer both = EntityRecognizer.combined(Merge.LONGEST, NAMES, FORMS)) {
      assertThat(both.extract(TEXT))
          .containsExactly(
              new Entity("Ann", "PER", 0, 3, 1, "phrases", null),
              new Entity("Rome", "LOC", 7, 11, 1, "phrases", "Q220"),
              new Entity("ann@example.org", "EMAIL", 13, 28, 1, "patterns", null));
    }
  }

  @Test
  void listsStreamsAndFuturesAnswerAsOneText() {
    Told model = new Told();
    EntityRecognizer both = EntityRecognizer.combined(Merge.IN_ORDER, model.named("m"), FORMS);
    List<Entity> found = both.extract(TEXT);
    assertThat(found).extracting(Entity::source).containsExactly("m", "m", "m");
    assertThat(both.extractAll(List.of(TEXT, "", TEXT))).containsExactly(found, List.of(), found);
    assertThat(both.extractAll(Stream.of(TEXT))).containsExactly(found);
    assertThat(both.extractAll(Stream.of(1, 2), n -> TEXT, (n, e) -> n + e.size()))
        .containsExactly(4, 5);
    assertThat(model.calls).containsExactly("extract", "extractAll", "extractAll", "extractAll");
    assertThat(EntityRecognizer.combined(Merge.IN_ORDER, NAMES).extractAsync(TEXT).join())
        .isEqualTo(NAMES.extract(TEXT));
  }

  @Test
  void aStreamIsReadAsResultsAreAskedForAndIsClosed() {
    List<String> read = new ArrayList<>();
    AtomicBoolean closed = new AtomicBoolean();
    Stream<String> texts =
        Stream.of(TEXT, TEXT, TEXT).peek(read::add).onClose(() -> closed.set(true));
    try (Stream<List<Entity>> found =
        EntityRecognizer.combined(Merge.LONGEST, NAMES, FORMS).extractAll(texts)) {
      assertThat(found.limit(1)).hasSize(1);
      assertThat(read).hasSize(1);
    }
    assertThat(closed).isTrue();
  }

  @Test
  void aFutureThatIsCancelledOrTimesOutCancelsTheOthers() {
    Told one = new Told();
    Told other = new Told();
    EntityRecognizer both = EntityRecognizer.combined(Merge.LONGEST, one, other);
    both.extractAsync(TEXT).cancel(true);
    assertThat(one.later).isCancelled();
    assertThat(other.later).isCancelled();
    Told slow = new Told();
    assertThat(
            EntityRecognizer.combined(Merge.LONGEST, FORMS, slow)
                .extractAsync(TEXT)
                .orTimeout(1, TimeUnit.MILLISECONDS))
        .failsWithin(Duration.ofMinutes(1));
    assertThat(slow.later).isCancelled();
  }

  @Test
  void aFutureFailsAsSoonAsOneOfTheOthersDoes() {
    Told slow = new Told();
    EntityRecognizer broken =
        text -> {
          throw new NerInferenceException("no answer");
        };
    assertThat(EntityRecognizer.combined(Merge.LONGEST, slow, broken).extractAsync(TEXT))
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(NerInferenceException.class);
    assertThat(slow.later).isCancelled();
    Told full = new Told();
    full.refuses = true;
    Told waiting = new Told();
    EntityRecognizer both = EntityRecognizer.combined(Merge.LONGEST, waiting, full);
    assertThatThrownBy(() -> both.extractAsync(TEXT))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(waiting.later).isCancelled();
  }

  @Test
  void closingClosesAllEvenIfOneThrows() {
    Told one = new Told();
    Told other = new Told();
    other.refuses = true;
    EntityRecognizer both = EntityRecognizer.combined(Merge.LONGEST, one, other);
    assertThatThrownBy(both::close).hasMessage("busy");
    assertThat(one.calls).containsExactly("close");
    assertThat(other.calls).containsExactly("close");
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullAndNothingAreRefused() {
    assertThatThrownBy(() -> EntityRecognizer.combined(Merge.LONGEST))
        .isInstanceOf(IllegalArgumentException.class);
    EntityRecognizer both = EntityRecognizer.combined(Merge.LONGEST, NAMES, FORMS);
    assertThatThrownBy(() -> both.extract(null)).hasMessage("text");
    assertThatThrownBy(() -> both.extractAsync(null)).hasMessage("text");
    assertThatThrownBy(() -> both.extractAll(Arrays.asList("a", null))).hasMessage("texts[1]");
    assertThatThrownBy(() -> both.extractAll((Stream<String>) null)).hasMessage("items");
  }

  @Test
  void aFilterDropsWhatIsDeniedAndKeepsWhatIsAllowed() {
    String text = "Ann in Rome, ann";
    TextFilter denied = TextFilter.builder().deny("Ann").deny("Rome", "PER").build();
    assertThat(denied.applyTo(NAMES).extract(text))
        .extracting(Entity::text)
        .containsExactly("Rome", "ann");
    TextFilter anyCase = TextFilter.builder().deny("ANN", "PER").ignoreCase(true).build();
    assertThat(anyCase.applyTo(NAMES).extractAll(List.of(text)).get(0))
        .extracting(Entity::text)
        .containsExactly("Rome");
    TextFilter allowed = TextFilter.builder().allow("Rome", "LOC").allow("ann", "ORG").build();
    assertThat(allowed.applyTo(NAMES).extractAsync(text).join())
        .extracting(Entity::text)
        .containsExactly("Rome");
    assertThat(TextFilter.builder().build().applyTo(NAMES).extract(text)).hasSize(3);
  }
}
