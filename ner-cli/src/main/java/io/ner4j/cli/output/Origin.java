package io.ner4j.cli.output;

import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where texts come from, for outputs of several files; of one file everybody knows. */
public final class Origin {

  static final String SOURCE = "source";
  static final String LINE = "line";

  private Origin() {}

  /**
   * Gives the file of a text and the number of its first line, under their names and as JSON. A
   * text that is a whole file has no number.
   */
  static Map<String, String> of(Item item) {
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put(SOURCE, Json.string(item.position().file()));
    if (!(item instanceof Item.Whole)) {
      origin.put(LINE, Long.toString(item.position().line()));
    }
    return origin;
  }

  /** The same as comments of a CoNLL file. */
  static String comments(Item item) {
    String source = "# " + SOURCE + " = " + TsvWriter.cell(item.position().file()) + "\n";
    return item instanceof Item.Whole
        ? source
        : source + "# " + LINE + " = " + item.position().line() + "\n";
  }
}
