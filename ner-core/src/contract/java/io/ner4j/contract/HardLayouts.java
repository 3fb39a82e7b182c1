package io.ner4j.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded random texts with a layout: lists, tables, fields, markup, JSON and wrapped lines, whose
 * cells are names or {@link HardStrings}. Many are broken. For one thread.
 */
public final class HardLayouts {

  private static final String[] NAMES = {
    "Angela Merkel", "Tim Cook", "IBM", "Deutsche Bank AG", "Paris", "New York", "Merkel, Angela",
    "An\u00ADge\u00ADla", "Jo\u200Bhn Smith", "Zoe\u0308 O'Neill", "张三丰", "서울", "ประเทศไทย", "the", ""
  };

  private static final String[] CELL_ENDS = {
    "\t", "\t\t", ",", ";", "|", " | ", "   ", ", ", "</td><td>", "\": \"", "\", \"", ": ", "<b>", "\0"
  };

  private static final String[] ROW_ENDS = {
    "\n", "\r\n", "\r", "\n\n", "\n \t\n", "\f", "\u000B", "\u2028", "\u0085", "</td></tr>\n<tr><td>",
    "\"}, {\"name\": \"", "\"}\n{\"name\": \"", "\n- ", "\n1. ", "\n|---|---|\n", "\nName: ", "<!-- ", "<"
  };

  private static final String[] FRAMES = {
    "", "", "<table><tr><td>", "[{\"name\": \"", "{\"name\": \"", "| ", "- ", "Name: ", "<p class=\"", "\n\n", "\uFEFF"
  };

  private static final String[] LINE_ENDS = {"\n", "-\n", "\u00AD\n", "\r\n"};

  private final Random random;
  private final HardStrings strings;

  /**
   * Starts a sequence of texts.
   *
   * @param seed the same seed gives the same texts
   */
  public HardLayouts(long seed) {
    random = new Random(seed);
    strings = new HardStrings(seed);
  }

  /**
   * Makes the next text.
   *
   * @return a text of up to some hundred UTF-16 code units; one in four is of {@link HardStrings}
   */
  public String next() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> strings.next();
      case 2 -> wrapped();
      case 3 -> mixed();
      default -> table();
    };
  }

  /**
   * Makes the next texts.
   *
   * @param count how many
   * @return the texts
   */
  public List<String> next(int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(next());
    }
    return texts;
  }

  /** Rows that end alike, of cells that end alike, but for a few. */
  private String table() {
    StringBuilder text = new StringBuilder(pick(FRAMES));
    String cellEnd = pick(CELL_ENDS);
    String rowEnd = pick(ROW_ENDS);
    int columns = 1 + random.nextInt(3);
    for (int row = 1 + random.nextInt(5); row > 0; row--) {
      for (int column = 1; column <= columns; column++) {
        text.append(cell()).append(column < columns ? orAny(cellEnd, CELL_ENDS) : "");
      }
      text.append(orAny(rowEnd, ROW_ENDS));
    }
    return text.toString();
  }

  private String mixed() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i > 0; i--) {
      text.append(cell()).append(pick(random.nextBoolean() ? CELL_ENDS : ROW_ENDS));
    }
    return text.toString();
  }

  private String wrapped() {
    StringBuilder text = new StringBuilder();
    int width = 40 + random.nextInt(33);
    int column = 0;
    for (int i = random.nextInt(40); i > 0; i--) {
      String word = cell();
      boolean breaks = column + word.length() > width;
      text.append(breaks ? pick(LINE_ENDS) : " ").append(word);
      column = breaks ? word.length() : column + 1 + word.length();
    }
    return text.toString();
  }

  private String cell() {
    if (random.nextInt(3) > 0) {
      return pick(NAMES);
    }
    String hard = strings.next();
    return hard.substring(0, Math.min(hard.length(), random.nextInt(24)));
  }

  private String orAny(String usual, String[] all) {
    return random.nextInt(10) == 0 ? pick(all) : usual;
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
