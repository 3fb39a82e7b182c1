package io.ner4j.onnx.graph;

/**
 * Pairs of places that are near each other: the place along one axis is between {@code least} and
 * {@code most} behind the place along another, wherever both are.
 *
 * @param axis the axis that comes first
 * @param other the other axis
 * @param least a whole number or negative infinity
 * @param most a whole number or infinity
 */
public record MaskWindow(int axis, int other, double least, double most) {

  /** Pairs in order of their axes. */
  public MaskWindow {
    if (axis > other) {
      int first = other;
      other = axis;
      axis = first;
      double lowest = 0 - most;
      most = 0 - least;
      least = lowest;
    }
  }

  MaskWindow renumbered(int[] axes) {
    return new MaskWindow(axes[axis], axes[other], least, most);
  }

  /** Whether a place is near itself. */
  public boolean holdsItself() {
    return least <= 0 && most >= 0;
  }

  /** Whether two windows are of the same axes. */
  public boolean isAlong(MaskWindow window) {
    return axis == window.axis && other == window.other;
  }

  /** Pairs that are in both of two windows along the same axes. */
  public MaskWindow and(MaskWindow window) {
    return new MaskWindow(axis, other, Math.max(least, window.least), Math.min(most, window.most));
  }
}
