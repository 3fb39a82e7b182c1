package io.ner4j.layout;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into lines, and hands on each block of lines between blank ones. */
final class Lines {

  private Lines() {}

  static void read(Draft draft) {
    List<Line> block = new ArrayList<>();
    int gap = -1;
    int from = 0;
    while (from < draft.length()) {
      Line line = line(draft, from);
      if (line.isBlank()) {
        readBlock(draft, block);
        gap = gap < 0 ? line.from() : gap;
      } else {
        separateBefore(draft, gap, line);
        gap = -1;
        block.add(line);
      }
      from = line.next();
    }
    readBlock(draft, block);
  }

  private static void separateBefore(Draft draft, int gap, Line line) {
    if (gap > 0) {
      int start = gap;
      while (start > 0 && draft.blank(start - 1)) {
        start--;
      }
      draft.separate(start, line.start(), Draft.ITEM);
    }
  }

  private static void readBlock(Draft draft, List<Line> block) {
    if (!block.isEmpty()) {
      new Block(draft, block).read();
      block.clear();
    }
  }

  private static Line line(Draft draft, int from) {
    int end = from;
    while (end < draft.length() && !isBreak(draft.original(end))) {
      end++;
    }
    int next = Math.min(end + 1, draft.length());
    if (next < draft.length() && draft.original(end) == '\r' && draft.original(next) == '\n') {
      next++;
    }
    int start = from;
    while (start < end && draft.blank(start)) {
      start++;
    }
    while (end > start && draft.blank(end - 1)) {
      end--;
    }
    return new Line(from, start, end, next);
  }

  private static boolean isBreak(char c) {
    return "\n\r\u0085\u2028\u2029".indexOf(c) >= 0;
  }
}
