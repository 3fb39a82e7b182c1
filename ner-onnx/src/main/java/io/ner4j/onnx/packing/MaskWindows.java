package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import io.ner4j.onnx.graph.MaskWindow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Computes with numbers of masks that depend on places, and on how far these are apart. */
final class MaskWindows {

  private static final MaskCell ZERO = new MaskCell.Constant(0);

  private MaskWindows() {}

  /** What an operator makes of two numbers that have to do with places. */
  static Optional<MaskCell> pair(String operator, MaskCell a, MaskCell b) {
    if ((operator.equals("Add") || operator.equals("Sub")) && b.equals(ZERO) && isPlace(a)) {
      return Optional.of(a);
    }
    if (operator.equals("Mul") && b.equals(new MaskCell.Constant(-1))) {
      return a instanceof MaskCell.Distance distance && !distance.size()
          ? Optional.of(new MaskCell.Distance(distance.other(), distance.axis(), false))
          : Optional.empty();
    }
    if (a instanceof MaskCell.Place one && b instanceof MaskCell.Place other) {
      MaskCell distance = new MaskCell.Distance(one.axis(), other.axis(), false);
      return one.axis() == other.axis()
          ? Optional.empty()
          : operator.equals("Sub")
              ? Optional.of(distance)
              : compared(operator, (MaskCell.Distance) distance, 0);
    }
    if (a instanceof MaskCell.Distance distance && b instanceof MaskCell.Constant constant) {
      return compared(operator, distance, constant.value());
    }
    if (b instanceof MaskCell.Distance && a instanceof MaskCell.Constant) {
      return pair(MaskNumbers.mirrored(operator), b, a);
    }
    return Optional.empty();
  }

  private static boolean isPlace(MaskCell cell) {
    return cell instanceof MaskCell.Place || cell instanceof MaskCell.Distance;
  }

  /** Where a distance compares so with a number. Distances are whole numbers. */
  private static Optional<MaskCell> compared(
      String operator, MaskCell.Distance distance, double number) {
    return switch (operator) {
      case "LessOrEqual" -> upTo(distance, Math.floor(number), true);
      case "Less" -> upTo(distance, Math.ceil(number) - 1, true);
      case "Greater" -> upTo(distance, Math.floor(number), false);
      case "GreaterOrEqual" -> upTo(distance, Math.ceil(number) - 1, false);
      default -> Optional.empty();
    };
  }

  /** A condition that is {@code true} for distances up to a whole number, or for all others. */
  private static Optional<MaskCell> upTo(MaskCell.Distance of, double most, boolean upTo) {
    if (Double.isNaN(most)) {
      return Optional.empty();
    }
    double least = of.size() ? -most : Double.NEGATIVE_INFINITY;
    MaskCell inside = new MaskCell.Constant(upTo ? 1 : 0);
    MaskCell outside = new MaskCell.Constant(upTo ? 0 : 1);
    MaskWindow window = new MaskWindow(of.axis(), of.other(), least, most);
    return Optional.of(new MaskCell.InWindow(window, inside, outside));
  }

  /** How far places are apart, without the sign. */
  static Optional<MaskCell> size(MaskCell cell) {
    return cell instanceof MaskCell.Distance distance
        ? Optional.of(new MaskCell.Distance(distance.axis(), distance.other(), true))
        : Optional.empty();
  }

  /** What is true for two windows where both are; elsewhere it is false. */
  static Optional<MaskCell> both(MaskCell a, MaskCell b, MaskCell near) {
    boolean known =
        a instanceof MaskCell.InWindow one
            && b instanceof MaskCell.InWindow other
            && one.far().equals(ZERO)
            && other.far().equals(ZERO)
            && one.window().isAlong(other.window())
            && isNumber(near);
    return known
        ? Optional.of(
            new MaskCell.InWindow(
                ((MaskCell.InWindow) a).window().and(((MaskCell.InWindow) b).window()),
                near,
                ZERO))
        : Optional.empty();
  }

  static MaskCell near(MaskCell cell) {
    return cell instanceof MaskCell.InWindow in ? in.near() : cell;
  }

  private static MaskCell far(MaskCell cell) {
    return cell instanceof MaskCell.InWindow in ? in.far() : cell;
  }

  private static boolean isNumber(MaskCell cell) {
    return cell instanceof MaskCell.Constant || cell instanceof MaskCell.OfKey;
  }

  /** Computes inside and outside of the window that all cells have, where they have one. */
  static Optional<MaskCell> inAndOut(
      List<MaskCell> cells, Function<List<MaskCell>, MaskCell> operation) {
    List<MaskWindow> windows =
        cells.stream()
            .filter(MaskCell.InWindow.class::isInstance)
            .map(cell -> ((MaskCell.InWindow) cell).window())
            .distinct()
            .toList();
    if (windows.size() != 1) {
      return Optional.empty();
    }
    MaskCell near = operation.apply(cells.stream().map(MaskWindows::near).toList());
    MaskCell far = operation.apply(cells.stream().map(MaskWindows::far).toList());
    if (!isNumber(near) || !isNumber(far)) {
      return Optional.empty();
    }
    return Optional.of(
        near.equals(far) ? near : new MaskCell.InWindow(windows.get(0), near, far));
  }

  /** What is computed of numbers that depend on nothing but places, whatever the operator is. */
  static MaskCell byPlace(List<MaskCell> cells) {
    Set<Integer> axes = new TreeSet<>();
    for (MaskCell cell : cells) {
      Optional<Set<Integer>> of = axes(cell);
      if (of.isEmpty()) {
        return new MaskCell.Unknown();
      }
      axes.addAll(of.get());
    }
    return new MaskCell.ByPlace(axes);
  }

  private static Optional<Set<Integer>> axes(MaskCell cell) {
    if (cell instanceof MaskCell.Constant) {
      return Optional.of(Set.of());
    } else if (cell instanceof MaskCell.Place place) {
      return Optional.of(Set.of(place.axis()));
    } else if (cell instanceof MaskCell.Distance distance) {
      return Optional.of(Set.of(distance.axis(), distance.other()));
    } else if (cell instanceof MaskCell.ByPlace by) {
      return Optional.of(by.axes());
    }
    return cell instanceof MaskCell.InWindow in
            && in.near() instanceof MaskCell.Constant
            && in.far() instanceof MaskCell.Constant
        ? Optional.of(Set.of(in.window().axis(), in.window().other()))
        : Optional.empty();
  }

  /** One cell for all places of a tensor, if its numbers depend on nothing but places. */
  static Optional<MaskTensor> byPlace(MaskTensor tensor) {
    MaskCell cell = byPlace(tensor.cells());
    if (!(cell instanceof MaskCell.ByPlace by)) {
      return Optional.empty();
    }
    Set<Integer> axes = new TreeSet<>(by.axes());
    if (!tensor.isUniform()) {
      axes.add(tensor.axes().size() - 1);
    }
    return Optional.of(tensor.withCells(tensor.type(), List.of(new MaskCell.ByPlace(axes))));
  }
}
