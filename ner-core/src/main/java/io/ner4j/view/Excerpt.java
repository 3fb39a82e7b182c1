package io.ner4j.view;

import io.ner4j.Entity;
import io.ner4j.eval.Mistake;
import io.ner4j.eval.TypedSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A part of a text around mistakes that are near to each other.
 *
 * @param start offset of its first character in the text
 * @param end offset after its last
 * @param mistakes the mistakes in it, in the order of the text, at least one
 */
record Excerpt(int start, int end, List<Mistake> mistakes) {

  /** Characters to show on both sides of a mistake, if there are so many. */
  private static final int CONTEXT = 80;

  /** Takes excerpts of one text; its mistakes are in the order of the text. */
  static List<Excerpt> of(String text, List<Mistake> mistakes) {
    List<Excerpt> excerpts = new ArrayList<>();
    List<Mistake> near = new ArrayList<>();
    int end = 0;
    for (Mistake mistake : mistakes) {
      if (!near.isEmpty() && mistake.start() - end > 2 * CONTEXT) {
        excerpts.add(around(text, near, end));
        near = new ArrayList<>();
      }
      near.add(mistake);
      end = Math.max(end, mistake.end());
    }
    if (!near.isEmpty()) {
      excerpts.add(around(text, near, end));
    }
    return excerpts;
  }

  private static Excerpt around(String text, List<Mistake> near, int end) {
    int first = near.get(0).start();
    int from = Math.max(0, first - CONTEXT);
    int word = from;
    while (word > 0 && word < first && !Character.isWhitespace(text.charAt(word - 1))) {
      word++;
    }
    int to = Math.min(text.length(), end + CONTEXT);
    int wordEnd = to;
    while (wordEnd < text.length()
        && wordEnd > end
        && !Character.isWhitespace(text.charAt(wordEnd))) {
      wordEnd--;
    }
    // Not every script parts its words by spaces.
    return new Excerpt(
        word < first ? word : whole(text, from),
        wordEnd > end ? wordEnd : whole(text, to),
        List.copyOf(near));
  }

  /** An edge that cuts no surrogate pair. */
  private static int whole(String text, int edge) {
    boolean cuts =
        edge > 0
            && edge < text.length()
            && Character.isSurrogatePair(text.charAt(edge - 1), text.charAt(edge));
    return cuts ? edge + 1 : edge;
  }

  String text(String whole) {
    return whole.substring(start, end);
  }

  /**
   * Gives those of a text's spans that lie in the excerpt, as entities of it. Of spans that cross
   * one is left, as marks cannot: the one that starts first.
   */
  List<Entity> marks(String whole, List<TypedSpan> spans) {
    List<TypedSpan> sorted = new ArrayList<>(spans);
    sorted.sort(
        Comparator.comparingInt(TypedSpan::start)
            .thenComparing(TypedSpan::end, Comparator.reverseOrder()));
    List<Entity> marks = new ArrayList<>();
    Deque<Integer> ends = new ArrayDeque<>(List.of(end));
    for (TypedSpan span : sorted) {
      while (ends.size() > 1 && ends.element() <= span.start()) {
        ends.pop();
      }
      if (span.start() >= start && span.end() <= ends.element()) {
        String text = whole.substring(span.start(), span.end());
        marks.add(new Entity(text, span.type(), span.start() - start, span.end() - start, 1));
        ends.push(span.end());
      }
    }
    return marks;
  }
}
