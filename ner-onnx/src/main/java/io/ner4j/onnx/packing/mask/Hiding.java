package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskWindow;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * What a mask hides: padding, and where it has a window, what is far from the query.
 *
 * @param far what scores of keys that are far away are hidden with
 */
public record Hiding(Optional<MaskWindow> window, double far) {

  /** What a cell hides that hides padding nearby. */
  public static Optional<Hiding> of(MaskCell cell, DoublePredicate hides) {
    if (!(cell instanceof MaskCell.InWindow in)) {
      return Optional.of(new Hiding(Optional.empty(), 0));
    }
    double far =
        in.far() instanceof MaskCell.OfKey key
            ? key.kept()
            : ((MaskCell.Constant) in.far()).value();
    double farPadding = in.far() instanceof MaskCell.OfKey key ? key.padding() : far;
    // A token that did not see itself might see nothing at all, or padding.
    return in.window().holdsItself() && hides.test(far) && hides.test(farPadding)
        ? Optional.of(new Hiding(Optional.of(in.window()), far))
        : Optional.empty();
  }
}
