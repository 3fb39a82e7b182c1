package io.ner4j.onnx.graph;

/**
 * What is known of a number in a tensor that a mask is computed from. Axes count from the first.
 */
public sealed interface MaskCell {

  /** A constant; logical values are 0 and 1. */
  record Constant(double value) implements MaskCell {}

  /**
   * The size of the batch or the length of its longest sequence, which is 1 or more.
   *
   * @param of {@code GraphShapes} or {@code GraphShapes}
   */
  record Size(long of) implements MaskCell {}

  /** The place along an axis, from 0 on. */
  record Place(int axis) implements MaskCell {}

  /** The place along an axis, times the length of the longest sequence. */
  record RowStart(int axis) implements MaskCell {}

  /** The place of a token in the batch, all rows one after the other. */
  record FlatPlace(int row, int key) implements MaskCell {}

  /**
   * A number that depends on the attention mask of one key and on nothing else.
   *
   * @param row the axis of the key's sequence
   * @param key the axis of its place in there
   * @param kept the number where attention_mask is 1
   * @param padding the number where it is 0
   */
  record OfKey(int row, int key, double kept, double padding) implements MaskCell {}

  /** Nothing is known. */
  record Unknown() implements MaskCell {}

  /** The same number after the axes were renumbered. */
  default MaskCell renumbered(int[] axes) {
    if (this instanceof Place place) {
      return new Place(axes[place.axis]);
    } else if (this instanceof RowStart start) {
      return new RowStart(axes[start.axis]);
    } else if (this instanceof FlatPlace flat) {
      return new FlatPlace(axes[flat.row], axes[flat.key]);
    } else if (this instanceof OfKey key) {
      return new OfKey(axes[key.row], axes[key.key], key.kept, key.padding);
    }
    return this;
  }

  /** The least that a size or place can be. */
  default double least() {
    return this instanceof Size ? 1 : this instanceof Place ? 0 : Double.NaN;
  }
}
