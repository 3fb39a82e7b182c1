package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.MaskCell;
import java.util.List;
import java.util.Optional;

/** Computes numbers of masks, as far as they can be told without running the graph. */
public final class MaskNumbers {

  private static final int DOUBLE = 11;

  private static final double MAX_FLOAT16 = 65504;

  private MaskNumbers() {}

  /** Whether an operator makes one number of two. */
  public static boolean isPair(String operator) {
    return !Double.isNaN(compute(operator, 1, 1));
  }

  /** What an operator makes of two numbers; NaN if it is unknown. */
  private static double compute(String operator, double a, double b) {
    return switch (operator) {
      case "Add" -> a + b;
      case "Sub" -> a - b;
      case "Mul" -> a * b;
      case "Div" -> a / b;
      case "Min" -> Math.min(a, b);
      case "Max" -> Math.max(a, b);
      case "And" -> truth(a != 0 && b != 0);
      case "Or" -> truth(a != 0 || b != 0);
      case "Xor" -> truth(a != 0 ^ b != 0);
      case "Pow" -> Math.pow(a, b);
      case "Equal" -> truth(a == b);
      case "Greater" -> truth(a > b);
      case "GreaterOrEqual" -> truth(a >= b);
      case "Less" -> truth(a < b);
      case "LessOrEqual" -> truth(a <= b);
      default -> Double.NaN;
    };
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  /** The element type of what a pair makes. */
  public static long type(String operator, long of) {
    return switch (operator) {
      case "Add", "Sub", "Mul", "Div", "Min", "Max", "Pow" -> of;
      default -> GraphTensor.BOOL;
    };
  }

  public static MaskCell pair(String operator, long type, MaskCell a, MaskCell b) {
    return together(a, b, (x, y) -> rounded(type, compute(operator, x, y)))
        .or(() -> places(operator, a, b))
        .or(() -> compared(operator, a, b))
        .or(() -> MaskWindows.pair(operator, a, b))
        .or(() -> windows(operator, type, a, b))
        .orElseGet(() -> MaskWindows.byPlace(List.of(a, b)));
  }

  private static Optional<MaskCell> windows(String operator, long type, MaskCell a, MaskCell b) {
    Optional<MaskCell> made =
        MaskWindows.inAndOut(List.of(a, b), of -> pair(operator, type, of.get(0), of.get(1)));
    boolean both = a instanceof MaskCell.InWindow && b instanceof MaskCell.InWindow;
    if (made.isEmpty() && both && (operator.equals("And") || operator.equals("Or"))) {
      MaskCell near = pair(operator, type, MaskWindows.near(a), MaskWindows.near(b));
      MaskCell far = new MaskCell.Constant(truth(operator.equals("Or")));
      return MaskWindows.both(a, b, near, far);
    }
    return made;
  }

  /** What is chosen by a condition. */
  public static MaskCell chosen(MaskCell condition, MaskCell yes, MaskCell no) {
    if (condition instanceof MaskCell.Constant constant) {
      return constant.value() != 0 ? yes : no;
    }
    List<MaskCell> all = List.of(condition, yes, no);
    if (all.stream().anyMatch(MaskCell.InWindow.class::isInstance)) {
      Optional<MaskCell> made =
          MaskWindows.inAndOut(all, of -> chosen(of.get(0), of.get(1), of.get(2)));
      return made.orElseGet(() -> MaskWindows.byPlace(all));
    }
    if (!(condition instanceof MaskCell.OfKey key)) {
      return MaskWindows.byPlace(all);
    }
    MaskCell kept = key.kept() != 0 ? yes : no;
    MaskCell padding = key.padding() != 0 ? yes : no;
    // Numbers that depend on a key must depend on the one that the condition depends on.
    return together(condition, kept, (ignored, number) -> number)
        .flatMap(
            ofKept ->
                together(condition, padding, (ignored, number) -> number)
                    .map(ofPadding -> ofKey(key, kept(ofKept), padding(ofPadding))))
        .orElseGet(MaskCell.Unknown::new);
  }

  public static MaskCell not(MaskCell cell) {
    return pair("Equal", GraphTensor.BOOL, cell, new MaskCell.Constant(0));
  }

  public static MaskCell negative(long type, MaskCell cell) {
    return pair("Mul", type, cell, new MaskCell.Constant(-1));
  }

  /** The same number in another type. */
  public static MaskCell cast(long type, MaskCell cell) {
    boolean whole = type == GraphTensor.INT32 || type == GraphTensor.INT64;
    boolean number = cell instanceof MaskCell.Constant || cell instanceof MaskCell.OfKey;
    if (cell instanceof MaskCell.InWindow) {
      return MaskWindows.inAndOut(List.of(cell), one -> cast(type, one.get(0)))
          .orElseGet(MaskCell.Unknown::new);
    }
    return number || !whole
        ? together(cell, cell, (x, same) -> rounded(type, x))
            .orElseGet(() -> MaskWindows.byPlace(List.of(cell)))
        : cell;
  }

  /** The number without its sign. */
  public static MaskCell size(long type, MaskCell cell) {
    return together(cell, cell, (x, same) -> rounded(type, Math.abs(x)))
        .or(() -> MaskWindows.size(cell))
        .orElseGet(() -> MaskWindows.byPlace(List.of(cell)));
  }

  private interface Operation {
    double of(double a, double b);
  }

  /** Computes with constants and numbers that depend on the same key. */
  private static Optional<MaskCell> together(MaskCell a, MaskCell b, Operation operation) {
    boolean numbers =
        (a instanceof MaskCell.Constant || a instanceof MaskCell.OfKey)
            && (b instanceof MaskCell.Constant || b instanceof MaskCell.OfKey);
    if (!numbers) {
      return Optional.empty();
    }
    double kept = operation.of(kept(a), kept(b));
    if (a instanceof MaskCell.Constant && b instanceof MaskCell.Constant) {
      return Optional.of(new MaskCell.Constant(kept));
    }
    MaskCell.OfKey key = (MaskCell.OfKey) (a instanceof MaskCell.OfKey ? a : b);
    boolean same =
        !(b instanceof MaskCell.OfKey other)
            || (other.row() == key.row() && other.key() == key.key());
    return same
        ? Optional.of(ofKey(key, kept, operation.of(padding(a), padding(b))))
        : Optional.empty();
  }

  private static MaskCell ofKey(MaskCell.OfKey key, double kept, double padding) {
    return Double.compare(kept, padding) == 0
        ? new MaskCell.Constant(kept)
        : new MaskCell.OfKey(key.row(), key.key(), kept, padding);
  }

  private static double kept(MaskCell cell) {
    return cell instanceof MaskCell.OfKey key ? key.kept() : ((MaskCell.Constant) cell).value();
  }

  private static double padding(MaskCell cell) {
    return cell instanceof MaskCell.OfKey key ? key.padding() : ((MaskCell.Constant) cell).value();
  }

  /** Arithmetic that leads to the place of a key in the whole batch. */
  private static Optional<MaskCell> places(String operator, MaskCell a, MaskCell b) {
    if (operator.equals("Add")
        && a instanceof MaskCell.Place key
        && b instanceof MaskCell.RowStart row) {
      return Optional.of(new MaskCell.FlatPlace(row.axis(), key.axis()));
    } else if (operator.equals("Add") && a instanceof MaskCell.RowStart) {
      return b instanceof MaskCell.RowStart ? Optional.empty() : places(operator, b, a);
    } else if (operator.equals("Mul")
        && a instanceof MaskCell.Place row
        && b.equals(new MaskCell.Size(GraphSize.SEQUENCE))) {
      return Optional.of(new MaskCell.RowStart(row.axis()));
    } else if (operator.equals("Mul") && b instanceof MaskCell.Place) {
      return a instanceof MaskCell.Place ? Optional.empty() : places(operator, b, a);
    }
    return Optional.empty();
  }

  /** Compares a size or a place with a number that it is never below. */
  private static Optional<MaskCell> compared(String operator, MaskCell a, MaskCell b) {
    if (operator.equals("Equal") && a instanceof MaskCell.Size && a.equals(b)) {
      return Optional.of(new MaskCell.Constant(1));
    }
    if (b instanceof MaskCell.Constant constant) {
      return compared(operator, a.least(), constant.value()).map(MaskCell.Constant::new);
    }
    if (a instanceof MaskCell.Constant) {
      return compared(mirrored(operator), b, a);
    }
    return Optional.empty();
  }

  private static Optional<Double> compared(String operator, double least, double number) {
    if (number < least) {
      return switch (operator) {
        case "Greater", "GreaterOrEqual" -> Optional.of(1.0);
        case "Less", "LessOrEqual", "Equal" -> Optional.of(0.0);
        default -> Optional.empty();
      };
    } else if (number == least) {
      return switch (operator) {
        case "GreaterOrEqual" -> Optional.of(1.0);
        case "Less" -> Optional.of(0.0);
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  public static String mirrored(String operator) {
    return switch (operator) {
      case "Greater" -> "Less";
      case "GreaterOrEqual" -> "LessOrEqual";
      case "Less" -> "Greater";
      case "LessOrEqual" -> "GreaterOrEqual";
      case "Equal" -> operator;
      default -> "";
    };
  }

  private static double rounded(long type, double number) {
    if (type == GraphTensor.BOOL) {
      return truth(number != 0);
    } else if (type == GraphTensor.INT32 || type == GraphTensor.INT64) {
      return number < 0 ? Math.ceil(number) : Math.floor(number);
    } else if (type == GraphTensor.FLOAT16 && Math.abs(number) > MAX_FLOAT16) {
      return number * Double.POSITIVE_INFINITY;
    }
    return type == DOUBLE ? number : (float) number;
  }
}
