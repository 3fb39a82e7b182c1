package io.ner4j.onnx.graph;

import java.util.Set;
import java.util.TreeSet;

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
   * How far the place along one axis is behind the place along another.
   *
   * @param size whether the sign is left out
   */
  record Distance(int axis, int other, boolean size) implements MaskCell {

    /** How far the other place is behind this one. */
    public Distance turned() {
      return new Distance(/* axis= */ other, /* other= */ axis, size);
    }
  }

  /**
   * A number that depends on the attention mask of one key and on nothing else.
   *
   * @param row the axis of the key's sequence
   * @param key the axis of its place in there
   * @param kept the number where attention_mask is 1
   * @param padding the number where it is 0
   */
  record OfKey(int row, int key, double kept, double padding) implements MaskCell {}

  /**
   * One number where two places are near each other, another where they are far.
   *
   * @param near a constant or a number of a key
   * @param far the same
   */
  record InWindow(MaskWindow window, MaskCell near, MaskCell far) implements MaskCell {}

  /** A number that depends on nothing but the places along some axes. */
  record ByPlace(Set<Integer> axes) implements MaskCell {}

  /**
   * A number that depends on nothing but the place of a token and on its sequence up to there.
   *
   * @param row the axis of the sequence
   * @param place the axis of its places
   */
  record OfText(int row, int place) implements MaskCell {}

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
    } else if (this instanceof Distance distance) {
      return new Distance(axes[distance.axis], axes[distance.other], distance.size);
    } else if (this instanceof OfKey key) {
      return new OfKey(axes[key.row], axes[key.key], key.kept, key.padding);
    } else if (this instanceof OfText text) {
      return new OfText(axes[text.row], axes[text.place]);
    } else if (this instanceof InWindow in) {
      return new InWindow(
          in.window.renumbered(axes), in.near.renumbered(axes), in.far.renumbered(axes));
    } else if (this instanceof ByPlace by) {
      Set<Integer> renumbered = new TreeSet<>();
      by.axes.forEach(axis -> renumbered.add(axes[axis]));
      return new ByPlace(renumbered);
    }
    return this;
  }

  /** The least that a size or place can be. */
  default double least() {
    return this instanceof Size ? 1 : this instanceof Place ? 0 : Double.NaN;
  }
}
