package io.ner4j.onnx.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
final class CacheLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CacheLock.class);

  /**
   * Threads of this process wait here: a file lock belongs to the whole process, and closing the
   * file once anywhere in it would let go of the lock.
   */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel channel;

  private CacheLock(ReentrantLock threads, FileChannel channel) {
    this.threads = threads;
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
    ReentrantLock threads =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
    threads.lockInterruptibly();
    try {
      return new CacheLock(threads, locked(file));
    } catch (IOException | RuntimeException e) {
      threads.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        LOG.info("waiting for the process that holds {}", file);
        channel.lock();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Closing the file lets go of the lock. */
  @Override
  public void close() throws IOException {
    // In this order: the next thread must find the file unlocked.
    try {
      channel.close();
    } finally {
      threads.unlock();
    }
  }
}
