package io.ner4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An evaluation as JSON, as {@code docs/evaluation.md} describes it. */
final class JsonReport {

  private JsonReport() {}

  static String of(Evaluation evaluation) {
    List<String> scores = new ArrayList<>();
    for (Matching matching : Matching.values()) {
      String name = matching.name().toLowerCase(Locale.ROOT);
      scores.add("    " + string(name) + ": " + scores(evaluation.scores(matching)));
    }
    return """
        {
          "texts": %s,
          "scores": {
        %s
          },
          "confusion": [%s]
        }
        """
        .formatted(
            evaluation.gold().size(),
            String.join(",\n", scores),
            indented(cells(evaluation.confusion()), "    ", "\n  "));
  }

  private static String scores(Scores scores) {
    List<String> types = new ArrayList<>();
    scores.byType().forEach((type, counts) -> types.add(string(type) + ": " + counts(counts)));
    return """
        {
              "micro": %s,
              "macro": {"precision": %s, "recall": %s, "f1": %s},
              "types": {%s}
            }"""
        .formatted(
            counts(scores.micro()),
            scores.macroPrecision(),
            scores.macroRecall(),
            scores.macroF1(),
            indented(types, "        ", "\n      "));
  }

  private static String counts(Counts counts) {
    return "{\"precision\": %s, \"recall\": %s, \"f1\": %s, \"support\": %s, \"tp\": %s, \"fp\": %s, \"fn\": %s}"
        .formatted(
            counts.precision(),
            counts.recall(),
            counts.f1(),
            counts.support(),
            counts.tp(),
            counts.fp(),
            counts.fn());
  }

  private static List<String> cells(ConfusionTable table) {
    List<String> cells = new ArrayList<>();
    for (String gold : table.types()) {
      for (String found : table.types()) {
        addCell(cells, string(gold), string(found), table.count(gold, found));
      }
      addCell(cells, string(gold), "null", table.missed(gold));
    }
    table.types().forEach(found -> addCell(cells, "null", string(found), table.spurious(found)));
    return cells;
  }

  private static void addCell(List<String> cells, String gold, String found, int count) {
    if (count > 0) {
      cells.add("{\"gold\": %s, \"found\": %s, \"count\": %s}".formatted(gold, found, count));
    }
  }

  /** Lines between brackets; nothing at all if there are none. */
  private static String indented(List<String> lines, String indent, String end) {
    return lines.isEmpty()
        ? ""
        : lines.stream().collect(Collectors.joining(",\n" + indent, "\n" + indent, end));
  }

  /** Controls are escaped as JSON wants it, and surrogates too: an unpaired one is no UTF-8. */
  private static String string(String value) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
