package io.ner4j.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts the tokens of one text into windows, as far as the tokens are known.
 *
 * <p>A text of at most {@code whole} tokens is one window; a longer one is cut into windows of at
 * most {@code window}. A window ends with the first sentence that ends when it holds {@code least}
 * tokens, and the next one starts there. If none does, two neighbours share about {@code stride}
 * tokens; a window starts and ends where a word does, unless one word is longer than a window. The
 * windows are the same however the tokens arrive. For one thread.
 */
public final class WindowPlanner {

  /** A run of tokens, by the numbers of its first and after its last. */
  public record Range(int from, int to) {}

  private final int window;
  private final int stride;
  private final int least;

  /** More tokens than this are cut; once a text was, more than fit a window. */
  private int whole;

  /** Where the next window starts. */
  private int next;

  /** Where the last window ended. */
  private int covered;

  public WindowPlanner(WindowSizes sizes) {
    whole = sizes.whole();
    window = sizes.window();
    stride = sizes.stride();
    least = sizes.least();
  }

  /** The first token that windows to come will contain. */
  public int next() {
    return next;
  }

  /** Cuts what can be cut without seeing more tokens, or all if there are no more. */
  public List<Range> plan(
      IntPredicate startsWord, IntPredicate startsSentence, int end, boolean finished) {
    List<Range> windows = new ArrayList<>();
    while (end - next > whole) {
      whole = window;
      int from = next;
      covered = sentenceStart(startsSentence, from + least, from + window);
      if (covered >= 0) {
        next = covered;
      } else {
        covered = lastWordStart(startsWord, from + stride, from + window);
        next = firstWordStart(startsWord, covered - stride, covered);
      }
      windows.add(new Range(from, covered));
    }
    if (finished && end > covered) {
      windows.add(new Range(next, end));
      next = end;
      covered = end;
    }
    return windows;
  }

  /** The first place in [{@code first}, {@code last}] where a sentence starts, else -1. */
  private static int sentenceStart(IntPredicate startsSentence, int first, int last) {
    for (int token = first; token <= last; token++) {
      if (startsSentence.test(token)) {
        return token;
      }
    }
    return -1;
  }

  /** The last place in ({@code after}, {@code last}] where a word starts, else {@code last}. */
  private static int lastWordStart(IntPredicate startsWord, int after, int last) {
    for (int token = last; token > after; token--) {
      if (startsWord.test(token)) {
        return token;
      }
    }
    return last;
  }

  /** The first place in [{@code first}, {@code end}] where a word starts, else {@code first}. */
  private static int firstWordStart(IntPredicate startsWord, int first, int end) {
    for (int token = first; token <= end; token++) {
      if (startsWord.test(token)) {
        return token;
      }
    }
    return first;
  }
}
