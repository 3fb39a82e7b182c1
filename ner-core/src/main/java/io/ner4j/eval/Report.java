package io.ner4j.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of plain text. */
final class Report {

  private Report() {}

  static String of(Scores scores) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "precision", "recall", "f1", "support"));
    scores.byType().forEach((type, counts) -> rows.add(row(type, counts)));
    rows.add(row("micro average", scores.micro()));
    rows.add(
        List.of(
            "macro average",
            decimals(scores.macroPrecision()),
            decimals(scores.macroRecall()),
            decimals(scores.macroF1()),
            Integer.toString(scores.micro().support())));
    return table(rows);
  }

  static String of(ConfusionTable confusion) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("gold \\ found"));
    head.addAll(confusion.types());
    head.add("none");
    rows.add(head);
    for (String gold : confusion.types()) {
      List<String> row = new ArrayList<>(List.of(gold));
      confusion.types().forEach(found -> row.add("" + confusion.count(gold, found)));
      row.add("" + confusion.missed(gold));
      rows.add(row);
    }
    List<String> last = new ArrayList<>(List.of("none"));
    confusion.types().forEach(found -> last.add("" + confusion.spurious(found)));
    last.add("");
    rows.add(last);
    return table(rows);
  }

  private static List<String> row(String name, Counts counts) {
    return List.of(
        name,
        decimals(counts.precision()),
        decimals(counts.recall()),
        decimals(counts.f1()),
        Integer.toString(counts.support()));
  }

  private static String decimals(double rate) {
    return String.format(Locale.ROOT, "%.4f", rate);
  }

  /** The first column to the left, the others to the right. */
  private static String table(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String padding = " ".repeat(widths[column] - row.get(column).length());
        line.append(column == 0 ? "" : "  ");
        line.append(column == 0 ? row.get(column) + padding : padding + row.get(column));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }
}
