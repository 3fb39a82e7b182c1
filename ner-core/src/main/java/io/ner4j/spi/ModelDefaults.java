package io.ner4j.spi;

import io.ner4j.Layout;
import io.ner4j.decode.Decoding;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a model's makers want texts to be read, wherever the caller does not say.
 *
 * <pre>{@code
 * ModelDefaults defaults =
 *     new ModelDefaults(Decoding.VITERBI, Layout.AUTO, OptionalInt.of(128), 0.4);
 * }</pre>
 *
 * @param decoding how labels are read as spans
 * @param layout whether the layout of a text counts
 * @param windowTokens tokens in a window at most, special tokens included; empty for the pipeline's
 *     own default
 * @param minScore the least score of an entity, 0 to 1; token labels have none
 * @since 0.1.0
 */
public record ModelDefaults(
    Decoding decoding, Layout layout, OptionalInt windowTokens, double minScore) {

  /** As transformers reads texts. */
  public static final ModelDefaults NONE =
      new ModelDefaults(Decoding.LENIENT, Layout.NONE, OptionalInt.empty(), 0);

  /**
   * Checks the values.
   *
   * @param decoding how labels are read as spans
   * @param layout whether the layout of a text counts
   * @param windowTokens tokens in a window at most
   * @param minScore the least score of an entity
   * @throws IllegalArgumentException if a window holds no token, or the score lies outside 0 to 1
   */
  public ModelDefaults {
    Objects.requireNonNull(decoding, "decoding");
    Objects.requireNonNull(layout, "layout");
    if (windowTokens.isPresent() && windowTokens.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "windowTokens must be >= 1, but is " + windowTokens.getAsInt());
    }
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException("minScore must be 0 to 1, but is " + minScore);
    }
  }
}
