package io.ner4j.cli;

import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.Json;
import io.ner4j.cli.input.LineReader;
import io.ner4j.redact.Change;
import io.ner4j.redact.RedactionMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps of redacted texts as lines of JSON, one for each text. */
final class MapFile {

  private static final String CHANGES = "changes";
  private static final String START = "start";
  private static final String ORIGINAL = "original";
  private static final String REPLACEMENT = "replacement";

  private MapFile() {}

  /** Writes the map of one text, without a line feed. */
  static String line(RedactionMap map) {
    List<String> changes = new ArrayList<>();
    for (Change change : map.changes()) {
      changes.add(
          String.format(
              Locale.ROOT,
              "{\"start\":%d,\"original\":%s,\"replacement\":%s}",
              change.start(),
              Json.string(change.original()),
              Json.string(change.replacement())));
    }
    return "{\"changes\":[" + String.join(",", changes) + "]}";
  }

  /**
   * Reads the map of one text.
   *
   * @throws BadInputException if the line is something else
   */
  static RedactionMap read(LineReader.Line line) throws IOException {
    try {
      List<Change> changes = new ArrayList<>();
      if (Json.value(line.text()) instanceof Map<?, ?> map
          && map.get(CHANGES) instanceof List<?> list) {
        for (Object change : list) {
          changes.add(change(change));
        }
        return RedactionMap.of(changes);
      }
      throw new IllegalArgumentException("it has no list of changes");
    } catch (IllegalArgumentException | IOException e) {
      throw new BadInputException(
          "%s: expected a map that ner4j redact --map wrote, but %s"
              .formatted(line.position(), e.getMessage()));
    }
  }

  private static Change change(@Nullable Object value) {
    if (value instanceof Map<?, ?> change
        && change.get(START) instanceof Integer start
        && change.get(ORIGINAL) instanceof String original
        && change.get(REPLACEMENT) instanceof String replacement) {
      return new Change(start, original, replacement);
    }
    throw new IllegalArgumentException("a change lacks start, original or replacement");
  }
}
