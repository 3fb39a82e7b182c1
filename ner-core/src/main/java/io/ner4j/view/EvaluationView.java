package io.ner4j.view;

import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Mistake;
import io.ner4j.eval.TypedSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shows an {@link Evaluation} as an HTML page: its scores, its confusion table, and every mistake
 * in its context, gold above found.
 *
 * <p>The page needs no script and no other file, and may load none. Texts and types are escaped as
 * {@link HtmlView} does; colours follow light and dark. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.ofEntities(gold, ner.extractAll(texts));
 * String page =
 *     EvaluationView.standard()
 *         .withTitle("My model")
 *         .page(evaluation, texts, index -> "text " + (index + 1));
 * Files.writeString(Path.of("report.html"), page);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EvaluationView {

  private static final EvaluationView STANDARD = new EvaluationView("Evaluation", 1000);

  private final String title;
  private final int maxExcerpts;

  private EvaluationView(String title, int maxExcerpts) {
    this.title = title;
    this.maxExcerpts = maxExcerpts;
  }

  /**
   * Returns the view with the title {@code Evaluation} that shows mistakes in 1,000 places.
   *
   * @return the view
   */
  public static EvaluationView standard() {
    return STANDARD;
  }

  /**
   * Chooses the title.
   *
   * @param title the title, any text
   * @return a view with this title
   */
  public EvaluationView withTitle(String title) {
    return new EvaluationView(Objects.requireNonNull(title, "title"), maxExcerpts);
  }

  /**
   * Bounds how much is shown. The page says how many places are left out.
   *
   * @param maxExcerpts places with mistakes at most, ≥ 0; mistakes near to each other share one
   * @return a view with this bound
   * @throws IllegalArgumentException if the number is negative
   */
  public EvaluationView withMaxExcerpts(int maxExcerpts) {
    if (maxExcerpts < 0) {
      throw new IllegalArgumentException("maxExcerpts must be >= 0, but is " + maxExcerpts);
    }
    return new EvaluationView(title, maxExcerpts);
  }

  /**
   * Makes the page. To be saved or sent as UTF-8.
   *
   * @param evaluation what was counted, its spans in UTF-16 code units
   * @param texts the texts that were evaluated, in the same order
   * @param names what to call a text, by its index from 0, such as {@code test.conll:12}
   * @return an HTML document
   * @throws IllegalArgumentException if there are more texts or fewer than were evaluated, or a
   *     span lies outside of its text
   */
  public String page(Evaluation evaluation, List<String> texts, IntFunction<String> names) {
    check(evaluation, texts);
    HtmlView view = HtmlView.standard().withTitle(title);
    StringBuilder html = new StringBuilder(view.head(EvaluationHtml.STYLE));
    html.append("<h1>").append(HtmlText.of(title)).append("</h1>\n");
    EvaluationHtml.appendScores(html, evaluation);
    appendMistakes(html, evaluation, texts, names);
    return html.append(HtmlView.TAIL).toString();
  }

  private static void check(Evaluation evaluation, List<String> texts) {
    if (texts.size() != evaluation.gold().size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "each text that was evaluated is needed, but there are %d texts and %d were"
                  + " evaluated",
              texts.size(),
              evaluation.gold().size()));
    }
    for (int i = 0; i < texts.size(); i++) {
      int length = texts.get(i).length();
      List<TypedSpan> spans = new ArrayList<>(evaluation.gold().get(i));
      spans.addAll(evaluation.found().get(i));
      for (TypedSpan span : spans) {
        if (span.end() > length) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "spans must be in UTF-16 code units of their text, but texts[%d] has a length of"
                      + " %d and the span %s",
                  i,
                  length,
                  span));
        }
      }
    }
  }

  private void appendMistakes(
      StringBuilder html, Evaluation evaluation, List<String> texts, IntFunction<String> names) {
    List<Mistake> mistakes = evaluation.mistakes();
    EvaluationHtml.appendSummary(html, mistakes);
    int shown = 0;
    int left = 0;
    int next = 0;
    while (next < mistakes.size()) {
      int text = mistakes.get(next).text();
      int first = next;
      while (next < mistakes.size() && mistakes.get(next).text() == text) {
        next++;
      }
      for (Excerpt excerpt : Excerpt.of(texts.get(text), mistakes.subList(first, next))) {
        if (shown < maxExcerpts) {
          shown++;
          append(html, excerpt, evaluation, text, texts.get(text), names.apply(text));
        } else {
          left++;
        }
      }
    }
    if (left > 0) {
      html.append("<p>").append(left).append(" more places are not shown.</p>\n");
    }
  }

  private static void append(
      StringBuilder html,
      Excerpt excerpt,
      Evaluation evaluation,
      int index,
      String text,
      String name) {
    html.append("<section>\n<h3>").append(HtmlText.of(name)).append("</h3>\n<ul>\n");
    for (Mistake mistake : excerpt.mistakes()) {
      html.append("<li>").append(HtmlText.of(sentence(mistake, text))).append("</li>\n");
    }
    html.append("</ul>\n<dl>\n");
    appendRow(html, "gold", excerpt, text, evaluation.gold().get(index));
    appendRow(html, "found", excerpt, text, evaluation.found().get(index));
    html.append("</dl>\n</section>\n");
  }

  private static void appendRow(
      StringBuilder html, String name, Excerpt excerpt, String text, List<TypedSpan> spans) {
    html.append("<dt>").append(name).append("</dt><dd>");
    HtmlView.standard().appendUnscored(html, excerpt.text(text), excerpt.marks(text, spans));
    html.append("</dd>\n");
  }

  /** Says what is wrong: {@code type: Apple, an ORG, was found as LOC}. */
  private static String sentence(Mistake mistake, String text) {
    return switch (mistake.kind()) {
      case TYPE -> "type: %s was found as %s".formatted(name(mistake.gold(), text), type(mistake));
      case EDGES ->
          "edges: %s was found as %s"
              .formatted(name(mistake.gold(), text), name(mistake.found(), text));
      case MISSED -> "missed: " + name(mistake.gold(), text);
      case SPURIOUS -> "spurious: " + name(mistake.found(), text);
    };
  }

  private static String type(Mistake mistake) {
    return Objects.requireNonNull(mistake.found()).type();
  }

  private static String name(@Nullable TypedSpan span, String text) {
    TypedSpan present = Objects.requireNonNull(span);
    return String.format(
        Locale.ROOT, "“%s” %s", text.substring(present.start(), present.end()), present.type());
  }
}
