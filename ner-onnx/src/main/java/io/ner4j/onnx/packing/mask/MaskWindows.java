package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import io.ner4j.onnx.graph.MaskWindow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Computes with numbers of masks that depend on places, and on how far these are apart. */
public final class MaskWindows {

  private static final MaskCell ZERO = new MaskCell.Constant(0);

  private MaskWindows() {}

  /** What an operator makes of two numbers that have to do with places. */
  public static Optional<MaskCell> pair(String operator, MaskCell a, MaskCell b) {
    if ((operator.equals("Add") || operator.equals("Sub")) && b.equals(ZERO) && isPlace(a)) {
      return Optional.of(a);
    }
    if (operator.equals("Mul") && b.equals(new MaskCell.Constant(-1))) {
      return a instanceof MaskCell.Distance distance && !distance.size()
          ? Optional.of(distance.turned())
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
    double below = Math.ceil(number) - 1;
    double upTo = Math.floor(number);
    return switch (operator) {
      case "LessOrEqual" -> Optional.of(window(distance, upTo, true));
      case "Less" -> Optional.of(window(distance, below, true));
      case "Greater" -> Optional.of(window(distance, upTo, false));
      case "GreaterOrEqual" -> Optional.of(window(distance, below, false));
      default -> Optional.empty();
    };
  }

  /** A condition that is true for distances up to a whole number, or for all others. */
  private static MaskCell window(MaskCell.Distance of, double most, boolean upTo) {
    MaskCell no = new MaskCell.Constant(0);
    MaskCell yes = new MaskCell.Constant(1);
    if (Double.isNaN(most)) {
      return new MaskCell.Unknown();
    } else if (of.size()) {
      MaskWindow window = new MaskWindow(of.axis(), of.other(), -most, most);
      return new MaskCell.InWindow(window, upTo ? yes : no, upTo ? no : yes);
    }
    // What lies on one side and what lies on the other are windows; a token is near itself.
    boolean below = most >= 0;
    double least = below ? Double.NEGATIVE_INFINITY : most + 1;
    double end = below ? most : Double.POSITIVE_INFINITY;
    MaskWindow window = new MaskWindow(of.axis(), of.other(), least, end);
    return new MaskCell.InWindow(window, below == upTo ? yes : no, below == upTo ? no : yes);
  }

  /** How far places are apart, without the sign. */
  public static Optional<MaskCell> size(MaskCell cell) {
    return cell instanceof MaskCell.Distance distance
        ? Optional.of(new MaskCell.Distance(distance.axis(), distance.other(), true))
        : Optional.empty();
  }

  /**
   * What is made of two windows where it is {@code far} as soon as one of them is. That is And of
   * conditions that are false outside, Or of those that are true there.
   */
  public static Optional<MaskCell> both(MaskCell a, MaskCell b, MaskCell near, MaskCell far) {
    boolean known =
        a instanceof MaskCell.InWindow one
            && b instanceof MaskCell.InWindow other
            && one.far().equals(far)
            && other.far().equals(far)
            && one.window().isAlong(other.window())
            && isNumber(near);
    return known
        ? Optional.of(
            new MaskCell.InWindow(
                ((MaskCell.InWindow) a).window().and(((MaskCell.InWindow) b).window()), near, far))
        : Optional.empty();
  }

  public static MaskCell near(MaskCell cell) {
    return cell instanceof MaskCell.InWindow in ? in.near() : cell;
  }

  private static MaskCell far(MaskCell cell) {
    return cell instanceof MaskCell.InWindow in ? in.far() : cell;
  }

  private static boolean isNumber(MaskCell cell) {
    return cell instanceof MaskCell.Constant || cell instanceof MaskCell.OfKey;
  }

  /** Computes inside and outside of the window that all cells have, where they have one. */
  public static Optional<MaskCell> inAndOut(
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
    return Optional.of(near.equals(far) ? near : new MaskCell.InWindow(windows.get(0), near, far));
  }

  /**
   * What is computed of numbers that depend on nothing but places, or on one sequence up to its
   * place, whatever the operator is.
   */
  public static MaskCell byPlace(List<MaskCell> cells) {
    Set<Integer> axes = new TreeSet<>();
    for (MaskCell cell : cells) {
      Optional<Set<Integer>> of = axes(cell);
      if (of.isEmpty()) {
        return ofText(cells);
      }
      axes.addAll(of.get());
    }
    return new MaskCell.ByPlace(axes);
  }

  /** What is computed of numbers that depend on one sequence up to a place, and on that place. */
  private static MaskCell ofText(List<MaskCell> cells) {
    MaskCell.OfText text = null;
    for (MaskCell cell : cells) {
      MaskCell.OfText of =
          cell instanceof MaskCell.OfKey key
              ? new MaskCell.OfText(key.row(), key.key())
              : cell instanceof MaskCell.OfText same ? same : text;
      if (text != null && !text.equals(of)) {
        return new MaskCell.Unknown();
      }
      text = of;
    }
    for (MaskCell cell : cells) {
      boolean known =
          text != null
              && (cell instanceof MaskCell.OfKey
                  || cell instanceof MaskCell.OfText
                  || Set.of(text.place()).containsAll(axes(cell).orElse(Set.of(-1))));
      if (!known) {
        return new MaskCell.Unknown();
      }
    }
    return text == null ? new MaskCell.Unknown() : text;
  }

  /** Sums of all numbers up to each place along a dimension. */
  public static Optional<MaskTensor> summedUp(MaskTensor tensor, int dimension) {
    boolean known =
        tensor.isUniform()
            && dimension >= 0
            && dimension < tensor.shape().size()
            && tensor.shape().get(dimension).size() == 1;
    if (!known) {
      return Optional.empty();
    }
    MaskCell.Place place = new MaskCell.Place(tensor.firstAxis(dimension));
    MaskCell cell = byPlace(List.of(tensor.cell(0), place));
    return cell instanceof MaskCell.OfText || cell instanceof MaskCell.ByPlace
        ? Optional.of(tensor.withCells(tensor.type(), List.of(cell)))
        : Optional.empty();
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
  public static Optional<MaskTensor> byPlace(MaskTensor tensor) {
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
