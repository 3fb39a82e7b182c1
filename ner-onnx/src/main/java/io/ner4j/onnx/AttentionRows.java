package io.ner4j.onnx;

import io.ner4j.spi.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which sequences of a batch share a row of attention. Rows are as long as the longest sequence,
 * and each sequence, the longest first, goes where it leaves the least room ("best fit
 * decreasing"), so that few places are left over. Immutable and safe for use by many threads.
 */
final class AttentionRows {

  private final int columns;
  private final int[] rows;
  private final int[] starts;
  private int count;

  private AttentionRows(Batch batch) {
    columns = batch.columns();
    rows = new int[batch.rows()];
    starts = new int[batch.rows()];
    NavigableMap<Integer, Deque<Integer>> byRoom = new TreeMap<>();
    for (int sequence : longestFirst(batch)) {
      int length = batch.length(sequence);
      Map.Entry<Integer, Deque<Integer>> tightest = byRoom.ceilingEntry(length);
      int room = tightest == null ? columns : tightest.getKey();
      rows[sequence] = tightest == null ? count++ : tightest.getValue().remove();
      starts[sequence] = columns - room;
      if (tightest != null && tightest.getValue().isEmpty()) {
        byRoom.remove(room);
      }
      byRoom.computeIfAbsent(room - length, none -> new ArrayDeque<>()).add(rows[sequence]);
    }
  }

  private static List<Integer> longestFirst(Batch batch) {
    List<Integer> sequences = new ArrayList<>();
    for (int sequence = 0; sequence < batch.rows(); sequence++) {
      sequences.add(sequence);
    }
    sequences.sort(Comparator.comparingInt(batch::length).reversed());
    return sequences;
  }

  /** Finds a row for each sequence. */
  static AttentionRows of(Batch batch) {
    return new AttentionRows(batch);
  }

  /** Number of rows. */
  int count() {
    return count;
  }

  /** Places in a row. */
  int columns() {
    return columns;
  }

  /** The row of a sequence. */
  int row(int sequence) {
    return rows[sequence];
  }

  /** Where in its row a sequence starts. */
  int start(int sequence) {
    return starts[sequence];
  }
}
