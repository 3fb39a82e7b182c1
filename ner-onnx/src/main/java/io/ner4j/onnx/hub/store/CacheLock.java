package io.ner4j.onnx.hub.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps all threads of all processes but one from fetching a blob, until it is closed. */
public final class CacheLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CacheLock.class);

  private static final long RETRY_MILLIS = 100;

  /** Where threads of this process wait: only the first of them takes the file's lock. */
  private static final class Queue {
    final ReentrantLock lock = new ReentrantLock();
    int threads;
  }

  /**
   * A file lock belongs to the whole process, and closing the file once anywhere in it would let go
   * of the lock. Holds what is in use alone.
   */
  private static final Map<Path, Queue> QUEUES = new ConcurrentHashMap<>();

  private final Path key;
  private final Queue queue;
  private final FileChannel channel;

  private CacheLock(Path key, Queue queue, FileChannel channel) {
    this.key = key;
    this.queue = queue;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param file is made if it does not exist, and stays
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  static CacheLock of(Path file) throws IOException, InterruptedException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Path key = file.toAbsolutePath().normalize();
    Queue queue = enter(key);
    try {
      queue.lock.lockInterruptibly();
      try {
        return new CacheLock(key, queue, locked(file));
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        queue.lock.unlock();
        throw e;
      }
    } catch (FileLockInterruptionException e) {
      leave(key);
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException("waiting for " + file).initCause(e);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      leave(key);
      throw e;
    }
  }

  private static Queue enter(Path key) {
    return Objects.requireNonNull(
        QUEUES.compute(
            key,
            (path, present) -> {
              Queue queue = present == null ? new Queue() : present;
              queue.threads++;
              return queue;
            }));
  }

  private static void leave(Path key) {
    QUEUES.computeIfPresent(key, (path, queue) -> --queue.threads == 0 ? null : queue);
  }

  /** How many files threads hold or wait for. */
  public static int inUse() {
    return QUEUES.size();
  }

  private static FileChannel locked(Path file) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      return channel;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path file)
      throws IOException, InterruptedException {
    while (true) {
      try {
        FileLock lock = channel.tryLock();
        if (lock == null) {
          LOG.info("waiting for the process that holds {}", file);
          channel.lock();
        }
        return;
      } catch (OverlappingFileLockException heldByAnotherClassLoader) {
        Thread.sleep(RETRY_MILLIS);
      }
    }
  }

  /** Closing the file lets go of the lock. */
  @Override
  public void close() throws IOException {
    // In this order: the next thread must find the file unlocked.
    try {
      channel.close();
    } finally {
      queue.lock.unlock();
      leave(key);
    }
  }
}
