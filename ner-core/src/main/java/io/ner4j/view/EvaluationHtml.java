package io.ner4j.view;

import io.ner4j.eval.ConfusionTable;
import io.ner4j.eval.Counts;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.Mistake;
import io.ner4j.eval.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of an evaluation's page. */
final class EvaluationHtml {

  static final String STYLE =
      """
      table{border-collapse:collapse;margin:1em 0}
      th,td{padding:.2em .8em;text-align:right;border-bottom:1px solid #8888}
      caption,th:first-child,dt{text-align:left;font-weight:700}
      section{border-top:1px solid #8888;margin-top:1.5em}
      h3{font-size:1em;margin-bottom:0}
      dd{margin:0 0 .5em}
      .tables{overflow-x:auto}
      """;

  private EvaluationHtml() {}

  static void appendScores(StringBuilder html, Evaluation evaluation) {
    html.append("<div class=\"tables\">\n");
    appendExact(html, evaluation.scores(Matching.EXACT));
    open(html, "Other ways of matching", List.of("matching", "precision", "recall", "f1"));
    appendLenient(html, "same span, any type", evaluation.scores(Matching.SPAN).micro());
    appendLenient(html, "same type, overlapping", evaluation.scores(Matching.OVERLAP).micro());
    html.append("</table>\n");
    appendConfusion(html, evaluation.confusion());
    html.append("</div>\n");
  }

  private static void appendExact(StringBuilder html, Scores scores) {
    open(
        html,
        "Same span and type",
        List.of("type", "precision", "recall", "f1", "support", "right", "wrong", "missed"));
    scores.byType().forEach((type, counts) -> appendCounts(html, type, counts));
    appendCounts(html, "micro average", scores.micro());
    row(
        html,
        "macro average",
        List.of(
            decimals(scores.macroPrecision()),
            decimals(scores.macroRecall()),
            decimals(scores.macroF1()),
            Integer.toString(scores.micro().support()),
            "",
            "",
            ""));
    html.append("</table>\n");
  }

  private static void appendCounts(StringBuilder html, String name, Counts counts) {
    row(
        html,
        name,
        List.of(
            decimals(counts.precision()),
            decimals(counts.recall()),
            decimals(counts.f1()),
            Integer.toString(counts.support()),
            Integer.toString(counts.tp()),
            Integer.toString(counts.fp()),
            Integer.toString(counts.fn())));
  }

  private static void appendLenient(StringBuilder html, String name, Counts counts) {
    row(
        html,
        name,
        List.of(decimals(counts.precision()), decimals(counts.recall()), decimals(counts.f1())));
  }

  private static void appendConfusion(StringBuilder html, ConfusionTable table) {
    List<String> head = new ArrayList<>(List.of("gold \\ found"));
    head.addAll(table.types());
    head.add("none");
    open(html, "What was taken for what", head);
    for (String gold : table.types()) {
      List<String> cells =
          table.types().stream()
              .map(found -> Integer.toString(table.count(gold, found)))
              .collect(Collectors.toList());
      cells.add(Integer.toString(table.missed(gold)));
      row(html, gold, cells);
    }
    List<String> spurious =
        table.types().stream()
            .map(found -> Integer.toString(table.spurious(found)))
            .collect(Collectors.toList());
    spurious.add("");
    row(html, "none", spurious);
    html.append("</table>\n");
  }

  static void appendSummary(StringBuilder html, List<Mistake> mistakes) {
    Map<Mistake.Kind, Long> kinds =
        mistakes.stream().collect(Collectors.groupingBy(Mistake::kind, Collectors.counting()));
    html.append("<h2>Mistakes</h2>\n<p>");
    for (Mistake.Kind kind : Mistake.Kind.values()) {
      html.append(kind.name().toLowerCase(Locale.ROOT)).append(": ");
      html.append(kinds.getOrDefault(kind, 0L)).append(kind == Mistake.Kind.SPURIOUS ? "" : ", ");
    }
    html.append("</p>\n");
  }

  private static void open(StringBuilder html, String caption, List<String> head) {
    html.append("<table>\n<caption>").append(caption).append("</caption>\n<tr>");
    head.forEach(
        name -> html.append("<th scope=\"col\">").append(HtmlText.of(name)).append("</th>"));
    html.append("</tr>\n");
  }

  private static void row(StringBuilder html, String name, List<String> cells) {
    html.append("<tr><th scope=\"row\">").append(HtmlText.of(name)).append("</th>");
    cells.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
    html.append("</tr>\n");
  }

  private static String decimals(double rate) {
    return String.format(Locale.ROOT, "%.4f", rate);
  }
}
