package io.ner4j.span;

import io.ner4j.decode.LabelSet;
import io.ner4j.window.WindowPlanner;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Joins the label scores of a text's windows into one row of scores for each token.
 *
 * <p>Where two windows overlap, one place is chosen, the seam. Tokens before it keep the scores of
 * the left window, those after it take the right one's. So each is read with context on both sides.
 * The seam lies where a word starts, as near to the middle as both windows see a word beside it
 * that is in no entity. So an entity comes whole from one window. For one thread.
 */
public final class Stitcher {

  private final LabelSet labels;

  /** Scores from {@link #first} on, {@code [tokens, labels]}. */
  private float[] rows = new float[0];

  private int first;
  private int end;

  public Stitcher(LabelSet labels) {
    this.labels = labels;
  }

  /** Adds the scores of the window that follows. */
  public void add(WindowPlanner.Range window, float[] scores, IntPredicate startsWord) {
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

  private int seam(WindowPlanner.Range window, float[] scores, IntPredicate startsWord) {
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
      boolean nearer = quiet < 0 || Math.abs(token - middle) < Math.abs(quiet - middle);
      if (nearer && outsideBeside(window, scores, startsWord, token)) {
        quiet = token;
      }
    }
    if (quiet >= 0) {
      return quiet;
    }
    return border >= 0 ? border : middle;
  }

  /**
   * Whether both windows see the word before a token, or the one that starts there, outside of
   * entities. A word counts as a whole: of one in an entity the first piece alone may say so.
   */
  private boolean outsideBeside(
      WindowPlanner.Range window, float[] scores, IntPredicate startsWord, int wordStart) {
    int before = wordStart - 1;
    while (agreeOutside(window, scores, before)) {
      if (before == window.from() || startsWord.test(before)) {
        return true;
      }
      before--;
    }
    int after = wordStart;
    while (agreeOutside(window, scores, after)) {
      after++;
      if (after == end || startsWord.test(after)) {
        return true;
      }
    }
    return false;
  }

  private boolean agreeOutside(WindowPlanner.Range window, float[] scores, int token) {
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
  public int end() {
    return end;
  }

  /** Whether the likeliest label of a token is outside of entities. */
  public boolean outside(int token) {
    return outside(rows, token - first);
  }

  /** The scores of a run of tokens, {@code [to - from, labels]}. */
  public float[] rows(int from, int to) {
    int size = labels.size();
    return Arrays.copyOfRange(rows, (from - first) * size, (to - first) * size);
  }

  /** Forgets the tokens before one. */
  public void dropBefore(int token) {
    int size = labels.size();
    System.arraycopy(rows, (token - first) * size, rows, 0, (end - token) * size);
    first = token;
  }
}
