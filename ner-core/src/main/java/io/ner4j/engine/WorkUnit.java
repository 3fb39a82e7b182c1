package io.ner4j.engine;

import io.ner4j.task.Chunk;
import io.ner4j.task.Failures;
import io.ner4j.task.Window;
import io.ner4j.task.WindowScores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chunks that were tokenised together, and the batches of their windows. Guarded by its owner. */
final class WorkUnit {

  private final List<Chunk> chunks;
  private final List<Window> windows;
  private final Deque<List<Window>> waiting;
  private int running;

  WorkUnit(List<Chunk> chunks, List<Window> windows, List<List<Window>> batches) {
    this.chunks = chunks;
    this.windows = windows;
    this.waiting = new ArrayDeque<>(batches);
  }

  /** Number of batches that nobody has begun. */
  int waiting() {
    return waiting.size();
  }

  /** Takes a batch to run, if one is left. */
  @Nullable List<Window> begin() {
    List<Window> batch = waiting.poll();
    running += batch == null ? 0 : 1;
    return batch;
  }

  /** Leaves a batch that was taken to others. */
  void putBack(List<Window> batch) {
    waiting.addFirst(batch);
    running--;
  }

  void end() {
    running--;
  }

  /** Whether all windows have their answers. */
  boolean answered() {
    return waiting.isEmpty() && running == 0;
  }

  /** Finds the entities of its texts as far as they are known. */
  void decode() {
    for (Window window : windows) {
      WindowScores scores = window.result().scores();
      Failures.attempt(window.task(), () -> window.task().accept(window, scores));
    }
    for (Chunk chunk : chunks) {
      Failures.attempt(chunk.task(), chunk.task()::decode);
    }
  }
}
