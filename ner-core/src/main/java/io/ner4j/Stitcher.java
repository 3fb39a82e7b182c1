package io.ner4j;

import io.ner4j.decode.LabelSet;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Joins the label scores of a text's windows into one row of scores for each token.
 *
 * <p>Where two windows overlap, one place is chosen, the seam: tokens before it keep the scores of
 * the left window, those after it take the right one's, so that each is read with context on both
 * sides. The seam lies where a word starts, as near to the middle as both windows see no entity
 * beside it; so an entity comes whole from one window. For one thread.
 */
final class Stitcher {

  private final LabelSet labels;

  /** Scores from {@link #first} on, {@code [tokens, labels]}. */
  private float[] rows = new float[0];

  private int first;
  private int end;

  Stitcher(LabelSet labels) {
    this.labels = labels;
  }

  /** Adds the scores of the window that follows. */
  void add(Window window, float[] scores, IntPredicate startsWord) {
    int seam = window.from();
    if (window.from() < end) {
      seam = seam(window, scores, startsWord);
    }
    int size = labels.size();
    int kept = (seam - first) * size;
    int added = (window.to() - seam) * size;
    if (rows.length < kept + added) {
      rows = Arrays.copyOf(rows, Math.max(kept + added, 2 * kept));
    }
    System.arraycopy(scores, (seam - window.from()) * size, rows, kept, added);
    end = window.to();
  }

  private int seam(Window window, float[] scores, IntPredicate startsWord) {
    int from = window.from();
    int middle = from + (end - from) / 2;
    int quiet = -1;
    int border = -1;
    for (int token = from + 1; token < end; token++) {
      if (!startsWord.test(token)) {
        continue;
      }
      if (border < 0 || Math.abs(token - middle) < Math.abs(border - middle)) {
        border = token;
      }
      boolean beside =
          agreeOutside(window, scores, token - 1) || agreeOutside(window, scores, token);
      if (beside && (quiet < 0 || Math.abs(token - middle) < Math.abs(quiet - middle))) {
        quiet = token;
      }
    }
    if (quiet >= 0) {
      return quiet;
    }
    return border >= 0 ? border : middle;
  }

  private boolean agreeOutside(Window window, float[] scores, int token) {
    return outside(rows, token - first) && outside(scores, token - window.from());
  }

  private boolean outside(float[] scores, int row) {
    int size = labels.size();
    int best = 0;
    for (int label = 1; label < size; label++) {
      if (scores[row * size + label] > scores[row * size + best]) {
        best = label;
      }
    }
    return labels.outside(best);
  }

  /** Number after the last token that has scores. */
  int end() {
    return end;
  }

  /** Whether the likeliest label of a token is outside of entities. */
  boolean outside(int token) {
    return outside(rows, token - first);
  }

  /** The scores of a run of tokens, {@code [to - from, labels]}. */
  float[] rows(int from, int to) {
    int size = labels.size();
    return Arrays.copyOfRange(rows, (from - first) * size, (to - first) * size);
  }

  /** Forgets the tokens before one. */
  void dropBefore(int token) {
    int size = labels.size();
    System.arraycopy(rows, (token - first) * size, rows, 0, (end - token) * size);
    first = token;
  }
}
