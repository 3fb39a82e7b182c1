package io.ner4j;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Random calls from many threads, with interrupts, cancels, timeouts, failures and closes: each
 * ends with the right answer or an exception. The system property {@code ner4j.storm.calls} asks
 * for more of them.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class StormTest {

  private static final int CALLS = Integer.getInteger("ner4j.storm.calls", Scale.of(4000));
  private static final long SEED = Long.getLong("ner4j.storm.seed", 1);
  private static final int THREADS = 12;
  private static final int HANG_SECONDS = 60;

  /** Numbers of words that make the model fail. */
  private static final int FAILS = 7;

  private static final int CRASHES = 8;
  private static final int SHAPELESS = 9;
  private static final int NAN = 11;

  private final Map<String, List<Entity>> right = new ConcurrentHashMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicReference<NerPipeline> pipeline = new AtomicReference<>();

  /** Fails at rows of some lengths. */
  private static final class StormyModel extends FakeModel {

    private final int lanes;

    StormyModel(int lanes) {
      super(64);
      this.lanes = lanes;
    }

    @Override
    public int parallelism() {
      return lanes;
    }

    @Override
    public Logits run(Batch batch) {
      Logits logits = super.run(batch);
      for (int row = 0; row < batch.rows(); row++) {
        int words = batch.length(row) - 2;
        if (words == FAILS) {
          throw new UnsupportedOperationException("seven");
        } else if (words == CRASHES) {
          throw new OutOfMemoryError("eight");
        } else if (words == SHAPELESS) {
          return Logits.of(new float[5], 1, 1, 5);
        } else if (words == NAN) {
          float[] values = new float[batch.rows() * batch.columns() * 5];
          for (int other = 0; other < batch.rows(); other++) {
            float[] scores = logits.copy(other, 0, batch.columns());
            System.arraycopy(scores, 0, values, other * scores.length, scores.length);
          }
          int cells = batch.columns() * 5;
          java.util.Arrays.fill(values, row * cells, (row + 1) * cells, Float.NaN);
          logits = Logits.of(values, batch.rows(), batch.columns(), 5);
        }
      }
      return logits;
    }
  }

  private NerPipeline open(SplittableRandom random) {
    AtomicInteger told = new AtomicInteger();
    return NerPipeline.builder(new FakeTokenizer(), new StormyModel(1 + random.nextInt(3)))
        .maxWaiting(1 + random.nextInt(20))
        .maxBatchTokens(16 << random.nextInt(6))
        .listener(
            progress -> {
              switch (told.incrementAndGet() % 50) {
                case 1 -> Objects.requireNonNull(pipeline.get()).extract("Bob");
                case 2 -> Objects.requireNonNull(pipeline.get()).extractAsync("Bob").join();
                case 3 -> throw new AssertionError("listener");
                case 4 -> throw new UnsupportedOperationException("listener");
                default -> {}
              }
            })
        .build();
  }

  @Test
  void eachCallOfAStormEndsWithTheRightAnswerOrAnException() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    pipeline.set(open(random));
    List<Thread> threads = new ArrayList<>();
    Thread.UncaughtExceptionHandler quiet = (thread, thrown) -> {};
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(quiet);
    try {
      for (int i = 0; i < THREADS; i++) {
        SplittableRandom own = random.split();
        Thread thread = new Thread(() -> storm(own), "storm-" + i);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
      disturb(threads, random);
      Objects.requireNonNull(pipeline.get()).close();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    System.out.printf("seed %d: %d calls, %d answers%n", SEED, calls.get(), answers.get());
    assertThat(wrong).isEmpty();
    assertThat(answers.get()).as("right answers").isGreaterThan(CALLS / 4);
  }

  /** Interrupts the threads, and closes and opens pipelines, until all calls were made. */
  private void disturb(List<Thread> threads, SplittableRandom random) throws Exception {
    int seen = -1;
    long since = System.nanoTime();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      Thread.sleep(1);
      if (calls.get() != seen) {
        seen = calls.get();
        since = System.nanoTime();
      }
      if (System.nanoTime() - since > SECONDS.toNanos(HANG_SECONDS)) {
        threads.forEach(
            thread -> wrong.add(thread + " " + java.util.Arrays.toString(thread.getStackTrace())));
        assertThat(wrong).as("no call ended").isEmpty();
      }
      if (random.nextInt(4) == 0) {
        threads.get(random.nextInt(threads.size())).interrupt();
      }
      if (random.nextInt(40) == 0) {
        NerPipeline old = pipeline.getAndSet(open(random));
        old.close();
      }
    }
  }

  private void storm(SplittableRandom random) {
    while (calls.getAndIncrement() < CALLS) {
      try {
        call(Objects.requireNonNull(pipeline.get()), random);
      } catch (RuntimeException | Error e) {
        check(e);
      }
      if (random.nextBoolean()) {
        Thread.interrupted();
      }
    }
  }

  private void call(NerPipeline ner, SplittableRandom random) {
    String text = text(random);
    switch (random.nextInt(9)) {
      case 0, 1 -> check(text, ner.extract(text));
      case 2 -> {
        List<String> texts = List.of(text, text(random), "Bob");
        List<List<Entity>> found = ner.extractAll(texts);
        for (int i = 0; i < texts.size(); i++) {
          check(texts.get(i), found.get(i));
        }
      }
      case 3 -> {
        List<String> texts =
            java.util.stream.Stream.generate(() -> text(random)).limit(random.nextInt(40)).toList();
        Iterator<List<Entity>> results = ner.extractAll(texts.stream()).iterator();
        for (int i = random.nextInt(41), next = 0; i > 0 && results.hasNext(); i--) {
          check(texts.get(next++), results.next());
        }
      }
      case 4 -> ner.extractAsync(text).cancel(true);
      case 5 ->
          check(
              text,
              ner.extractAsync(text)
                  .orTimeout(1 + random.nextInt(50), TimeUnit.MILLISECONDS)
                  .join());
      case 6 -> check("Bob", ner.extractAsync(text).handle((e, f) -> ner.extract("Bob")).join());
      case 7 -> {
        CompletableFuture<List<Entity>> inner =
            ner.extractAsync(text).handle((e, f) -> ner.extractAsync("in Mali").join());
        check("in Mali", inner.join());
      }
      default -> {
        if (random.nextInt(200) == 0) {
          ner.extractAsync(text).whenComplete((e, f) -> ner.close()).join();
        } else {
          check(text, ner.extractAsync(text).join());
        }
      }
    }
  }

  private static String text(SplittableRandom random) {
    if (random.nextInt(300) == 0) {
      return "word ".repeat(random.nextInt(3000)) + "Bob";
    }
    int words = random.nextInt(20);
    boolean spared = words == FAILS || words == CRASHES || words == SHAPELESS || words == NAN;
    int count = spared && random.nextInt(20) > 0 ? 3 : words;
    return "x ".repeat(Math.max(0, count - 1)) + (random.nextBoolean() ? "Bob" : "Mali");
  }

  private void check(String text, List<Entity> found) {
    answers.incrementAndGet();
    if (text.split(" ").length == NAN) {
      return;
    }
    List<Entity> expected =
        right.computeIfAbsent(
            text,
            key -> {
              try (NerPipeline naive =
                  NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).build()) {
                return naive.extract(key);
              }
            });
    if (!expected.equals(found)) {
      wrong.add("\"" + text + "\" has " + expected + ", but " + found + " were found");
    }
  }

  private void check(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    boolean known =
        cause instanceof NerInferenceException
            || cause instanceof NerInterruptedException
            || cause instanceof OutOfMemoryError
            || cause instanceof IllegalStateException
            || cause instanceof CancellationException
            || cause instanceof TimeoutException
            || cause instanceof RejectedExecutionException
            || cause instanceof CompletionException;
    if (!known) {
      wrong.add("thrown: " + cause);
    }
  }
}
