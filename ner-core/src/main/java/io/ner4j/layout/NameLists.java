package io.ner4j.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds lines of the form {@code Last, First}. The model does not read the comma, since it takes a
 * listed name before a comma for whole; whether the two parts are one name depends on its answer.
 */
final class NameLists {

  private static final int MIN_LINES = 3;
  private static final int MAX_WORDS = 4;

  private NameLists() {}

  static void read(Draft draft, List<Line> items) {
    List<Integer> commas = new ArrayList<>();
    for (Line item : items) {
      int comma = comma(draft, item);
      if (comma >= 0) {
        commas.add(comma);
      }
    }
    if (commas.size() >= MIN_LINES && commas.size() * 4 >= items.size() * 3) {
      commas.forEach(draft::comma);
    }
  }

  /** The only comma of a line, between capitalised words; or -1. */
  private static int comma(Draft draft, Line line) {
    int comma = -1;
    int words = 0;
    for (int i = line.start(); i < line.end(); i++) {
      char c = draft.at(i);
      boolean first = i == line.start() || draft.blank(i - 1);
      if (c == ',' && comma < 0 && i > line.start() && i + 2 < line.end() && draft.blank(i + 1)) {
        comma = i;
      } else if (first && !draft.blank(i)) {
        words++;
        boolean edge = i == line.start() || i == comma + 2;
        if (words > MAX_WORDS || (edge && !Character.isUpperCase(c))) {
          return -1;
        }
      } else if (!Character.isLetter(c) && !draft.blank(i) && "'’.-".indexOf(c) < 0) {
        return -1;
      }
    }
    return comma;
  }
}
