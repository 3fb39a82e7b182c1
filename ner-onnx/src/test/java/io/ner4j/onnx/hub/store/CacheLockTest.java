package io.ner4j.onnx.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheLockTest {

  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.createFile(directory.resolve("blob.lock"));
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(CacheLock.inUse()).isZero();
  }

  /** Holds a lock until its input ends. */
  static final class Hold {
    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        channel.lock();
        System.out.println("locked");
        System.in.read();
      }
    }
  }

  private CompletableFuture<Void> locking() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            CacheLock.of(file).close();
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private CompletableFuture<Void> waiting() {
    CompletableFuture<Void> next = locking();
    assertThatThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    return next;
  }

  /** Interrupts a thread that waits for the lock, and tells what it was told. */
  private Throwable interruptedWhileWaiting() throws Exception {
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              try (CacheLock ignored = CacheLock.of(file)) {
                told.complete(new AssertionError("got the lock"));
              } catch (Throwable e) {
                told.complete(e);
              }
            });
    waiter.start();
    while (CacheLock.inUse() == 0) {
      Thread.sleep(1);
    }
    // By now it waits, for whomever, or is about to.
    Thread.sleep(200);
    waiter.interrupt();
    return told.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aWaiterForAThreadMayBeInterrupted() throws Exception {
    CompletableFuture<Void> next;
    try (CacheLock ignored = CacheLock.of(file)) {
      assertThat(interruptedWhileWaiting()).isInstanceOf(InterruptedException.class);
      assertThat(CacheLock.inUse()).isOne();
      next = waiting();
    }
    next.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aWaiterForAProcessMayBeInterrupted() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Hold.class.getName(),
                file.toString())
            .start();
    CompletableFuture<Void> next;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("locked");
      assertThat(interruptedWhileWaiting()).isInstanceOf(InterruptedException.class);
      next = waiting();
    } finally {
      process.destroyForcibly().waitFor();
    }
    next.get(30, TimeUnit.SECONDS);
  }

  @Test
  void whatAnotherClassLoaderHoldsIsWaitedFor() throws Exception {
    CompletableFuture<Void> next;
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      other.lock();
      assertThat(interruptedWhileWaiting()).isInstanceOf(InterruptedException.class);
      next = waiting();
    }
    next.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aFileThatCannotBeOpenedLeavesNothing() {
    assertThatThrownBy(() -> CacheLock.of(directory)).isInstanceOf(IOException.class);
  }
}
