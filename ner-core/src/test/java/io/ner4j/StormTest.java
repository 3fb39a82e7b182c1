package io.ner4j;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

  private final StormCalls storm = new StormCalls();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<NerPipeline> pipeline = new AtomicReference<>();

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
    System.out.printf("seed %d: %d calls, %d answers%n", SEED, calls.get(), storm.answers.get());
    assertThat(storm.wrong).isEmpty();
    assertThat(storm.answers.get()).as("right answers").isGreaterThan(CALLS / 4);
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
            thread -> storm.wrong.add(thread + " " + Arrays.toString(thread.getStackTrace())));
        assertThat(storm.wrong).as("no call ended").isEmpty();
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
      NerPipeline ner = Objects.requireNonNull(pipeline.get());
      try {
        storm.make(ner, random);
      } catch (IllegalStateException e) {
        // Closed, maybe by a continuation: open another, so that calls go on to be answered.
        NerPipeline next = open(random);
        (pipeline.compareAndSet(ner, next) ? ner : next).close();
      } catch (RuntimeException | Error e) {
        storm.check(e);
      }
      if (random.nextBoolean()) {
        Thread.interrupted();
      }
    }
  }
}
