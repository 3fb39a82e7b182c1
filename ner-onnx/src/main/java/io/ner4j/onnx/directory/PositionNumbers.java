package io.ner4j.onnx.directory;

/**
 * How a family numbers tokens, for graphs that are fed the numbers.
 *
 * @param first the number of a sequence's first token
 * @param uncounted the token that is not counted and has the number before the first, as padding
 *     has in RoBERTa and its relatives, also where a text spells it. It is -1 if all are counted
 */
public record PositionNumbers(int first, int uncounted) {

  public static final PositionNumbers FROM_ZERO = new PositionNumbers(0, -1);

  /** Those that follow the padding token's id. */
  static PositionNumbers behind(int padId) {
    return new PositionNumbers(padId + 1, padId);
  }
}
