package io.ner4j.zeroshot;

import io.ner4j.Entity;
import io.ner4j.Layout;
import io.ner4j.layout.LayoutText;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link FakeSpans} finds in a text, without windows, batches or clever search. */
final class NaiveZeroShot {

  /** White space as Python counts it. */
  private static final String BLANKS = "\\s\\p{Z}\\x1c-\\x1f\\x85";

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*|[^" + BLANKS + "]");

  private final Scoring scoring;
  private final int maxSpanWords;
  private final ZeroShotOptions options;

  private record Span(int first, int last, int label, float score) {}

  NaiveZeroShot(Scoring scoring, int maxSpanWords, ZeroShotOptions options) {
    this.scoring = scoring;
    this.maxSpanWords = maxSpanWords;
    this.options = options;
  }

  List<Entity> extract(String text) {
    LayoutText layout = LayoutText.of(text, options.layout());
    List<int[]> words = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    for (Matcher word = WORD.matcher(layout.text()); word.find(); ) {
      int id = FakeSpans.firstId(word.group());
      if (id >= 0) {
        words.add(new int[] {word.start(), word.end()});
        ids.add(id);
      }
    }
    List<Span> spans = new ArrayList<>();
    for (int first = 0; first < ids.size(); first++) {
      for (int label = 0; label < options.labels().size(); label++) {
        addFrom(first, label, ids, spans);
      }
    }
    spans.removeIf(span -> !mayBe(text, layout, words.get(span.first)[0], words.get(span.last)[1]));
    return chosen(spans).stream().map(span -> entity(span, text, words)).toList();
  }

  /** No border lies inside of it, and it has a letter or a digit and is no separator. */
  private boolean mayBe(String text, LayoutText layout, int start, int end) {
    if (options.layout() == Layout.NONE) {
      return true;
    }
    for (int place = start; place < end; place++) {
      if (layout.hidden(start) || (place > start && layout.after(place - 1) == place)) {
        return false;
      }
    }
    return text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private void addFrom(int first, int label, List<Integer> ids, List<Span> spans) {
    int hash = FakeSpans.labelHash(options.labels().get(label));
    float least = sigmoid(FakeSpans.score(ids.get(first), hash, 0));
    boolean starts = scoring == Scoring.SPANS || least > (float) options.threshold();
    for (int last = first; starts && last < Math.min(ids.size(), first + maxSpanWords); last++) {
      float score;
      boolean found;
      if (scoring == Scoring.SPANS) {
        score = sigmoid(FakeSpans.score(ids.get(first), ids.get(last), last - first, hash));
        found = score > (float) options.threshold();
      } else {
        float inside = sigmoid(FakeSpans.score(ids.get(last), hash, 2));
        if (inside < (float) options.threshold()) {
          return;
        }
        least = Math.min(least, inside);
        float end = sigmoid(FakeSpans.score(ids.get(last), hash, 1));
        score = Math.min(least, end);
        found = end > (float) options.threshold();
      }
      if (found) {
        spans.add(new Span(first, last, label, score));
      }
    }
  }

  /** The likeliest first; of equal ones, in the order in which the reference finds them. */
  private List<Span> chosen(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    Comparator<Span> byScore = Comparator.comparingDouble(span -> -span.score);
    Comparator<Span> byFirst = byScore.thenComparingInt(Span::first);
    sorted.sort(
        scoring == Scoring.SPANS
            ? byFirst.thenComparingInt(Span::last).thenComparingInt(Span::label)
            : byFirst.thenComparingInt(Span::label).thenComparingInt(Span::last));
    List<Span> chosen = new ArrayList<>();
    for (Span span : sorted) {
      if (chosen.stream().allMatch(other -> goTogether(span, other))) {
        chosen.add(span);
      }
    }
    chosen.sort(
        Comparator.comparingInt(Span::first)
            .thenComparingInt(span -> -span.last)
            .thenComparingDouble(span -> -span.score)
            .thenComparingInt(Span::label));
    return chosen;
  }

  private boolean goTogether(Span one, Span other) {
    boolean same = one.first == other.first && one.last == other.last;
    boolean apart = one.last < other.first || other.last < one.first;
    boolean within = one.first >= other.first && one.last <= other.last;
    boolean around = one.first <= other.first && one.last >= other.last;
    return same ? options.severalLabels() : apart || (options.nested() && (within || around));
  }

  private Entity entity(Span span, String text, List<int[]> words) {
    int start = words.get(span.first)[0];
    int end = words.get(span.last)[1];
    return new Entity(
        text.substring(start, end), options.labels().get(span.label), start, end, span.score);
  }

  private static float sigmoid(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }
}
