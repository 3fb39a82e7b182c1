package io.ner4j.thread;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {

  private final Gate gate = new Gate();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closingWaitsForCallsInFlight() throws Exception {
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger finished = new AtomicInteger();
    AtomicInteger finishedBeforeClose = new AtomicInteger(-1);
    for (int i = 0; i < 2; i++) {
      threads.execute(
          () ->
              gate.pass(
                  () -> {
                    inside.countDown();
                    await(release);
                    return finished.incrementAndGet();
                  }));
    }
    await(inside);
    Thread closer = new Thread(() -> gate.close(() -> finishedBeforeClose.set(finished.get())));
    closer.start();
    while (closer.getState() != Thread.State.TIMED_WAITING
        && closer.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
    assertThat(closer.isAlive()).as("the closing thread waits").isTrue();
    assertThat(finishedBeforeClose).as("closed beside a call").hasValue(-1);
    release.countDown();
    closer.join();
    assertThat(finishedBeforeClose).hasValue(2);
  }

  @Test
  void callsPassTogether() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    for (int i = 0; i < 2; i++) {
      threads.execute(() -> gate.pass(() -> meet(together)));
    }
    assertThat(gate.<Boolean>pass(() -> meet(together))).isTrue();
  }

  private static boolean meet(CyclicBarrier barrier) {
    try {
      barrier.await(60, SECONDS);
      return true;
    } catch (Exception e) {
      throw new AssertionError("calls do not run together", e);
    }
  }

  @Test
  void closingAgainDoesNothing() {
    AtomicInteger closed = new AtomicInteger();
    gate.close(closed::incrementAndGet);
    gate.close(closed::incrementAndGet);
    assertThat(closed).hasValue(1);
  }

  @Test
  void threadsThatCloseTogetherCloseOnce() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(2);
    Future<?> other =
        threads.submit(
            () -> {
              meet(together);
              gate.close(closed::incrementAndGet);
            });
    meet(together);
    gate.close(closed::incrementAndGet);
    assertThat(closed).as("after either close").hasValue(1);
    other.get(60, SECONDS);
    assertThat(closed).hasValue(1);
  }

  @Test
  void laterCallsAreRefused() {
    gate.close(() -> {});
    AtomicBoolean called = new AtomicBoolean();
    assertThatThrownBy(() -> gate.pass(() -> called.getAndSet(true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(called).isFalse();
  }

  @Test
  void anActionThatThrowsClosesAllTheSame() {
    assertThatThrownBy(
            () ->
                gate.close(
                    () -> {
                      throw new UnsupportedOperationException("broken");
                    }))
        .hasMessage("broken");
    assertThatThrownBy(() -> gate.pass(() -> "")).isInstanceOf(IllegalStateException.class);
    AtomicBoolean again = new AtomicBoolean();
    gate.close(() -> again.set(true));
    assertThat(again).isFalse();
  }

  @Test
  void aCallCannotCloseWhatItRunsIn() {
    AtomicBoolean closed = new AtomicBoolean();
    assertThatThrownBy(
            () ->
                gate.pass(
                    () -> {
                      gate.close(() -> closed.set(true));
                      return "";
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be closed by a call");
    assertThat(closed).isFalse();
    assertThat(gate.<String>pass(() -> "open still")).isEqualTo("open still");
  }

  @Test
  void aCallThatThrowsLeavesTheGate() {
    assertThatThrownBy(
            () ->
                gate.pass(
                    () -> {
                      throw new UnsupportedOperationException("broken");
                    }))
        .hasMessage("broken");
    AtomicBoolean closed = new AtomicBoolean();
    gate.close(() -> closed.set(true));
    assertThat(closed).isTrue();
  }
}
