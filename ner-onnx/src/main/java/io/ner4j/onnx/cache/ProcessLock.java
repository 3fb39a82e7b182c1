package io.ner4j.onnx.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** A lock among all threads of all processes of a machine, held until it is closed. */
final class ProcessLock implements AutoCloseable {

  private static final long RETRY_MILLIS = 20;

  /**
   * Lets one thread of this process at a time open a file, whichever. A file's lock belongs to the
   * whole process, and is gone when any thread of it closes that file.
   */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock. The thread that has it closes it.
   *
   * @param file is made if it does not exist, and stays
   * @throws IOException if the file cannot be opened, or the thread is interrupted while it waits
   */
  static ProcessLock of(Path file) throws IOException {
    try {
      IN_PROCESS.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(file, e);
    }
    try {
      return new ProcessLock(locked(file));
    } catch (IOException | RuntimeException | Error e) {
      IN_PROCESS.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      return channel;
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    while (true) {
      try {
        channel.lock();
        return;
      } catch (OverlappingFileLockException heldByAnotherClassLoader) {
        try {
          Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
          throw interrupted(file, e);
        }
      }
    }
  }

  private static IOException interrupted(Path file, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted while waiting for " + file, e);
  }

  /** Closing the file lets go of its lock. */
  @Override
  public void close() throws IOException {
    // In this order: the next thread must find the file unlocked.
    try {
      channel.close();
    } finally {
      IN_PROCESS.unlock();
    }
  }
}
