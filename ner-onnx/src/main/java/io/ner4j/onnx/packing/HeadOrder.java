package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In which order the dimensions of tokens cut into heads stand in the file. */
enum HeadOrder {
  /** {@code [batch, sequence, heads, width]}. */
  BY_TOKEN(true),

  /** {@code [batch, heads, sequence, width]}. */
  BY_HEAD(true),

  /** {@code [batch, heads, width, sequence]}. */
  TRANSPOSED(false),

  /** {@code [batch * heads, sequence, width]}. */
  FLAT(true),

  /** {@code [batch * heads, width, sequence]}. */
  FLAT_TRANSPOSED(false);

  private final boolean widthLast;

  HeadOrder(boolean widthLast) {
    this.widthLast = widthLast;
  }

  /** Whether the channels of a head stand last. */
  boolean isWidthLast() {
    return widthLast;
  }

  /** The number of dimensions. */
  int rank() {
    return this == FLAT || this == FLAT_TRANSPOSED ? 3 : 4;
  }

  /** The shape of heads of a width. */
  List<Long> shape(long heads, long width) {
    return switch (this) {
      case BY_TOKEN -> List.of(GraphSize.BATCH, GraphSize.SEQUENCE, heads, width);
      case BY_HEAD -> List.of(GraphSize.BATCH, heads, GraphSize.SEQUENCE, width);
      case TRANSPOSED -> List.of(GraphSize.BATCH, heads, width, GraphSize.SEQUENCE);
      case FLAT -> List.of(GraphSize.UNKNOWN, GraphSize.SEQUENCE, width);
      case FLAT_TRANSPOSED -> List.of(GraphSize.UNKNOWN, width, GraphSize.SEQUENCE);
    };
  }

  /** The order after a transposition, if that is one of these. */
  Optional<HeadOrder> transposed(List<Long> order) {
    List<Integer> dimensions = dimensions();
    if (order.size() != dimensions.size() || rank() != order.size()) {
      return Optional.empty();
    }
    List<Integer> made = new ArrayList<>();
    for (long at : order) {
      if (at < 0 || at >= dimensions.size()) {
        return Optional.empty();
      }
      made.add(dimensions.get((int) at));
    }
    for (HeadOrder other : values()) {
      if (other.dimensions().equals(made)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** Which dimensions follow each other: 0 batch, 1 sequence, 2 heads, 3 width, 4 two in one. */
  private List<Integer> dimensions() {
    return switch (this) {
      case BY_TOKEN -> List.of(0, 1, 2, 3);
      case BY_HEAD -> List.of(0, 2, 1, 3);
      case TRANSPOSED -> List.of(0, 2, 3, 1);
      case FLAT -> List.of(4, 1, 3);
      case FLAT_TRANSPOSED -> List.of(4, 3, 1);
    };
  }

  /** The order after a Reshape that keeps the numbers in their order, if it is one of these. */
  Optional<HeadOrder> reshaped(List<Long> target, long heads, long width) {
    HeadOrder made =
        switch (this) {
          case BY_HEAD -> FLAT;
          case TRANSPOSED -> FLAT_TRANSPOSED;
          case FLAT -> BY_HEAD;
          case FLAT_TRANSPOSED -> TRANSPOSED;
          case BY_TOKEN -> BY_TOKEN;
        };
    List<Long> shape = made.shape(heads, width);
    if (target.size() != shape.size()) {
      return Optional.empty();
    }
    int rest = 0;
    for (int i = 0; i < shape.size(); i++) {
      if (target.get(i) == GraphSize.REST) {
        rest++;
      } else if (!target.get(i).equals(shape.get(i)) || shape.get(i) == GraphSize.UNKNOWN) {
        return Optional.empty();
      }
    }
    return rest <= 1 ? Optional.of(made) : Optional.empty();
  }
}
