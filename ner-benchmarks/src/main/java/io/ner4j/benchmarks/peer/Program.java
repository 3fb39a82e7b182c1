package io.ner4j.benchmarks.peer;

import java.util.List;
import java.util.Optional;

/** One of those that are compared. For one thread. */
public interface Program extends AutoCloseable {

  /** What its figures are called. */
  String name();

  /**
   * Reads texts.
   *
   * @return how many entities it found, or 0 if it does not look for them
   */
  long read(List<String> texts) throws Exception;

  @Override
  void close() throws Exception;

  /** Closes a program that may have been left out. */
  static void close(Optional<? extends Program> program) throws Exception {
    if (program.isPresent()) {
      program.get().close();
    }
  }
}
