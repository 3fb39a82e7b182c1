package io.ner4j.layout;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into lines, and hands on each block of lines between blank ones. */
final class Lines {

  private Lines() {}

  static void read(Draft draft) {
    List<Line> block = new ArrayList<>();
    int content = -1;
    boolean gap = false;
    int from = 0;
    while (from < draft.length()) {
      Line line = line(draft, from);
      if (line.isBlank()) {
        readBlock(draft, block);
        gap = true;
      } else {
        if (gap && content >= 0) {
          draft.separate(content, line.start(), Draft.ITEM);
        }
        gap = false;
        content = line.end();
        block.add(line);
      }
      from = line.next();
    }
    readBlock(draft, block);
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
