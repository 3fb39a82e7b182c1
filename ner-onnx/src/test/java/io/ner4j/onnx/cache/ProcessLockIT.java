package io.ner4j.onnx.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.onnx.Jvm;
import io.ner4j.onnx.Programs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file's lock is one thread's of one process, whatever becomes of those that wait. */
class ProcessLockIT {

  @TempDir Path directory;

  private String state(Path file) throws Exception {
    return new Jvm(directory).run(Programs.TryLock.class, file.toString()).out().strip();
  }

  private static CompletableFuture<Boolean> interruptedWhileWaiting(Path file) throws Exception {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              try (ProcessLock ignored = ProcessLock.of(file)) {
                outcome.completeExceptionally(new AssertionError("got the lock"));
              } catch (IOException e) {
                outcome.complete(
                    e.toString().contains("interrupted while waiting for " + file)
                        && Thread.currentThread().isInterrupted());
              }
            });
    waiter.start();
    while (waiter.getState() != Thread.State.WAITING
        && waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    waiter.interrupt();
    return outcome;
  }

  @Test
  void aWaiterThatIsInterruptedLeavesTheLockToWhoHasIt() throws Exception {
    Path file = directory.resolve("file.lock");
    try (ProcessLock ignored = ProcessLock.of(file)) {
      assertThat(interruptedWhileWaiting(file).get(30, TimeUnit.SECONDS)).isTrue();
      assertThat(state(file)).isEqualTo("locked");
    }
    assertThat(state(file)).isEqualTo("free");
    ProcessLock.of(file).close();
  }

  @Test
  void whatAnotherClassLoaderHoldsIsWaitedFor() throws Exception {
    Path file = Files.createFile(directory.resolve("file.lock"));
    CompletableFuture<Void> waits;
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      other.lock();
      assertThat(interruptedWhileWaiting(file).get(30, TimeUnit.SECONDS)).isTrue();
      waits =
          CompletableFuture.runAsync(
              () -> {
                try {
                  ProcessLock.of(file).close();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      assertThatThrownBy(() -> waits.get(100, TimeUnit.MILLISECONDS))
          .isNotInstanceOf(ExecutionException.class);
    }
    waits.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aFileThatCannotBeOpenedLocksNobodyOut() throws Exception {
    assertThatThrownBy(() -> ProcessLock.of(directory)).isInstanceOf(IOException.class);
    CompletableFuture.runAsync(
            () -> {
              try {
                ProcessLock.of(directory.resolve("file.lock")).close();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            })
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void oneThreadAtATimeHasIt() throws Exception {
    Path file = directory.resolve("file.lock");
    AtomicInteger inside = new AtomicInteger();
    CompletableFuture<?>[] threads = new CompletableFuture<?>[8];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          CompletableFuture.runAsync(
              () -> {
                for (int round = 0; round < 20; round++) {
                  try (ProcessLock ignored = ProcessLock.of(file)) {
                    assertThat(inside.incrementAndGet()).isOne();
                    inside.decrementAndGet();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                }
              });
    }
    CompletableFuture.allOf(threads).get(60, TimeUnit.SECONDS);
  }
}
