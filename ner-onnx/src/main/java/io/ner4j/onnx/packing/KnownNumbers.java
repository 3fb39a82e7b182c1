package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphSize;
import java.util.ArrayList;
import java.util.List;

/** Computes with numbers of shapes that are known without running the graph. */
final class KnownNumbers {

  private KnownNumbers() {}

  /** What is computed of two known numbers that are not negative, as channels are. */
  static List<Long> computed(String operator, List<Long> one, List<Long> other) {
    boolean known = one.size() == 1 && other.size() == 1 && one.get(0) >= 0 && other.get(0) >= 0;
    if (!known) {
      return List.of(GraphSize.UNKNOWN);
    }
    long a = one.get(0);
    long b = other.get(0);
    long made =
        switch (operator) {
          case "Add" -> Math.addExact(a, b);
          case "Sub" -> a - b;
          case "Mul" -> Math.multiplyExact(a, b);
          default -> b == 0 ? GraphSize.UNKNOWN : a / b;
        };
    return List.of(made >= 0 ? made : GraphSize.UNKNOWN);
  }

  static List<Long> picked(List<Long> shape, List<Long> indices) {
    List<Long> picked = new ArrayList<>();
    for (long index : indices) {
      long at = index < 0 ? index + shape.size() : index;
      picked.add(at >= 0 && at < shape.size() ? shape.get((int) at) : GraphSize.UNKNOWN);
    }
    return picked;
  }

  static List<Long> part(List<Long> shape, long start, long end) {
    int size = shape.size();
    int from = (int) Math.max(0, Math.min(size, start < 0 ? start + size : start));
    int to = (int) Math.max(from, Math.min(size, end < 0 ? end + size : end));
    return shape.subList(from, to);
  }
}
