package io.ner4j.layout;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The cells of a text that stand in columns: items of a list, cells of a table below each other,
 * values of the same field. Cells of a column are mostly names of one type.
 *
 * <p>A table is cut into parts of some rows, each with columns of its own, so that a long one need
 * not be held whole.
 */
final class Columns {

  /** UTF-16 code units of a row at most, and of a part before its last row. */
  private static final int MAX_LENGTH = 1 << 12;

  private int[] starts = new int[8];
  private int[] ids = new int[8];
  private int cells;
  private int nextId;

  /** Columns of the part that is being read, by place or by name. */
  private final Map<Object, Integer> open = new HashMap<>();

  private int partStart;
  private int rowStart;
  private int cellsBefore;

  /** Places inside of a part, where the text must not be decoded in two pieces. */
  private final BitSet joined = new BitSet();

  /** What columns of a table are called: by where it starts, and their number. */
  record Place(int table, int number) {}

  /** Begins a row of a table. */
  void row(int start) {
    if (start - partStart > MAX_LENGTH) {
      begin(start);
    }
    rowStart = start;
    cellsBefore = cells;
  }

  private void begin(int start) {
    open.clear();
    partStart = start;
  }

  /** Adds a cell of the row. */
  void cell(Object column, int start) {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, 2 * cells);
      ids = Arrays.copyOf(ids, 2 * cells);
    }
    starts[cells] = start;
    ids[cells] = open.computeIfAbsent(column, c -> nextId++);
    cells++;
  }

  /** Ends the row. A very long one has no columns. */
  void endRow(int end) {
    if (end - rowStart > MAX_LENGTH) {
      cells = cellsBefore;
      begin(end);
    } else if (cells > cellsBefore) {
      joined.set(Math.min(partStart + 1, end), end);
    }
  }

  /** Puts the cells in the order of the text. */
  void finish() {
    long[] sorted = new long[cells];
    for (int i = 0; i < cells; i++) {
      sorted[i] = (long) starts[i] << 32 | ids[i];
    }
    Arrays.sort(sorted);
    for (int i = 0; i < cells; i++) {
      starts[i] = (int) (sorted[i] >>> 32);
      ids[i] = (int) sorted[i];
    }
  }

  /** The column of the cell that holds a place, if it starts at a border or later; or -1. */
  int at(int place, int border) {
    int cell = Arrays.binarySearch(starts, 0, cells, place);
    if (cell < 0) {
      cell = -cell - 2;
    }
    return cell < 0 || starts[cell] < border ? -1 : ids[cell];
  }

  boolean joined(int place) {
    return joined.get(place);
  }
}
