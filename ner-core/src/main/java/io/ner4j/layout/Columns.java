package io.ner4j.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  /** What columns of a table are called: by where it starts, and their number. */
  record Place(int table, int number) {}

  private record Cell(Object column, int start) {}

  private record Row(int start, int end, List<Cell> cells) {}

  private final List<Row> rows = new ArrayList<>();
  private int rowStart;
  private List<Cell> rowCells = new ArrayList<>();

  /** The column of each cell, by where it starts. */
  private final TreeMap<Integer, Integer> ids = new TreeMap<>();

  /** Places inside of a part, where the text must not be decoded in two pieces. */
  private final BitSet joined = new BitSet();

  /** Begins a row of a table. Rows may come in any order. */
  void row(int start) {
    rowStart = start;
    rowCells = new ArrayList<>();
  }

  /** Adds a cell of the row. */
  void cell(Object column, int start) {
    rowCells.add(new Cell(column, start));
  }

  /** Ends the row. A very long one has no columns. */
  void endRow(int end) {
    if (!rowCells.isEmpty() && end - rowStart <= MAX_LENGTH) {
      rows.add(new Row(rowStart, end, rowCells));
    }
    rowCells = new ArrayList<>();
  }

  /** Cuts the rows into parts, in the order of the text. */
  void finish() {
    rows.sort(Comparator.comparingInt(Row::start));
    Map<Object, Integer> open = new HashMap<>();
    int nextId = 0;
    int partStart = 0;
    int partEnd = 0;
    for (Row row : rows) {
      if (row.start - partStart > MAX_LENGTH) {
        if (row.start < partEnd) {
          continue; // It lies across the end of the part, and would chain two parts.
        }
        open.clear();
        partStart = row.start;
      }
      partEnd = Math.max(partEnd, row.end);
      joined.set(Math.min(partStart + 1, partEnd), partEnd);
      for (Cell cell : row.cells) {
        Integer id = open.get(cell.column);
        if (id == null) {
          id = nextId++;
          open.put(cell.column, id);
        }
        ids.putIfAbsent(cell.start, id);
      }
    }
    rows.clear();
  }

  /** Where the last cell starts up to a place, or -1. */
  int startUpTo(int place) {
    Integer start = ids.floorKey(place);
    return start == null ? -1 : start;
  }

  /** The column of the cell that starts at a place. */
  int at(int start) {
    return ids.getOrDefault(start, -1);
  }

  boolean joined(int place) {
    return joined.get(place);
  }
}
