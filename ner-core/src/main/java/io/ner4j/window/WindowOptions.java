package io.ner4j.window;

import io.ner4j.LongText;
import io.ner4j.NerModelException;
import io.ner4j.spi.Model;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options for texts that are cut into windows, and what they come to. Immutable.
 *
 * @param longText how texts longer than the model are handled
 * @param maxTokens tokens that the model reads at once, or null for as many as it can
 * @param windowTokens tokens in a window at most, or null for the default
 * @param stride tokens that neighbouring windows share, or null for the default
 */
public record WindowOptions(
    LongText longText,
    @Nullable Integer maxTokens,
    @Nullable Integer windowTokens,
    @Nullable Integer stride)
    implements Serializable {

  /** Nothing is set. */
  public static final WindowOptions DEFAULT = new WindowOptions(LongText.WINDOWS, null, null, null);

  /**
   * Larger windows cost a CPU much more per token, as attention grows with the square, and a model
   * that has learnt from sentences finds less in them.
   */
  private static final int DEFAULT_WINDOW = 128;

  /** Attention in longer texts takes more time and memory than all the rest. */
  private static final int DEFAULT_WHOLE = 512;

  /** Eight tokens on both sides of a seam, which lies in the middle of what two windows share. */
  private static final int DEFAULT_STRIDE = 16;

  /** Part of a window that is filled before it may end with a sentence. */
  private static final int MIN_PART = 4;

  /** Checks the numbers. */
  public WindowOptions {
    Objects.requireNonNull(longText, "longText");
    check("maxTokens", maxTokens, 1);
    check("windowTokens", windowTokens, 1);
    check("stride", stride, 0);
  }

  private static void check(String name, @Nullable Integer value, int least) {
    if (value != null && value < least) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be >= %d, but is %d", name, least, value));
    }
  }

  public WindowOptions withLongText(LongText longText) {
    return new WindowOptions(longText, maxTokens, windowTokens, stride);
  }

  public WindowOptions withMaxTokens(int maxTokens) {
    return new WindowOptions(longText, maxTokens, windowTokens, stride);
  }

  public WindowOptions withWindowTokens(int windowTokens) {
    return new WindowOptions(longText, maxTokens, windowTokens, stride);
  }

  public WindowOptions withStride(int stride) {
    return new WindowOptions(longText, maxTokens, windowTokens, stride);
  }

  /**
   * Checks the options against a model.
   *
   * @throws IllegalArgumentException if one does not fit the model or another option
   * @throws NerModelException if the model reads no token of text
   */
  public WindowSizes sizes(Model model, SpecialTokenTemplate template) {
    if (windowTokens == null && model.defaults().windowTokens().isPresent()) {
      return withWindowTokens(model.defaults().windowTokens().getAsInt()).sizes(model, template);
    }
    int capacity = capacity(model, template);
    int window = longText == LongText.WINDOWS ? window(capacity, template) : capacity;
    boolean cutsShorter = longText == LongText.WINDOWS && windowTokens != null;
    int stride = stride(window);
    return new WindowSizes(
        capacity,
        cutsShorter ? window : whole(capacity, template),
        window,
        stride,
        least(window, stride),
        longText);
  }

  /** A text of more tokens is cut, even if the model can read it at once. */
  private int whole(int capacity, SpecialTokenTemplate template) {
    boolean bounded = longText == LongText.WINDOWS && maxTokens == null;
    return bounded ? Math.min(capacity, DEFAULT_WHOLE - template.size()) : capacity;
  }

  private int capacity(Model model, SpecialTokenTemplate template) {
    if (model.maxTokens() <= template.size()) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "the model should read more than its %d special tokens, but reads at most %d tokens;"
                  + " check its configuration",
              template.size(),
              model.maxTokens()));
    }
    int limit = maxTokens == null ? model.maxTokens() : maxTokens;
    if (limit > model.maxTokens() || limit <= template.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "maxTokens must be %d to %d, as the model reads at most %d tokens and %d of them are"
                  + " special, but is %d",
              template.size() + 1,
              model.maxTokens(),
              model.maxTokens(),
              template.size(),
              limit));
    }
    return limit - template.size();
  }

  private int window(int capacity, SpecialTokenTemplate template) {
    if (windowTokens == null) {
      return Math.min(capacity, Math.max(1, DEFAULT_WINDOW - template.size()));
    }
    if (windowTokens <= template.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "windowTokens must be >= %d, as %d tokens of a window are special, but is %d",
              template.size() + 1,
              template.size(),
              windowTokens));
    }
    return Math.min(capacity, windowTokens - template.size());
  }

  private int stride(int window) {
    if (stride == null) {
      return Math.min(DEFAULT_STRIDE, window / 4);
    }
    if (stride >= window) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "stride must be 0 to %d, as a window holds %d tokens besides the special ones, but is"
                  + " %d",
              window - 1,
              window,
              stride));
    }
    return stride;
  }

  /** Who chooses what windows share wants them to share it everywhere. */
  private int least(int window, int shared) {
    boolean cutsBetweenSentences = longText == LongText.WINDOWS && stride == null;
    return cutsBetweenSentences ? Math.max(window / MIN_PART, shared + 1) : window + 1;
  }
}
