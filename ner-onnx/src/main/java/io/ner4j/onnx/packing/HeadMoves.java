package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.packing.TensorKinds.CopiesOfHeads;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.Part;
import io.ner4j.onnx.packing.TensorKinds.PartsOfHeads;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What operators make of tokens that are cut into heads where they only move dimensions, take
 * queries, keys and values apart, or copy heads. For one thread.
 */
final class HeadMoves {

  private static final List<Long> PARTS_BY_HEAD = List.of(0L, 3L, 2L, 1L, 4L);

  private final GraphShapes shapes;
  private final PaddingMasks masks;

  HeadMoves(GraphShapes shapes, PaddingMasks masks) {
    this.shapes = shapes;
    this.masks = masks;
  }

  /** Queries, keys and values of one tensor. */
  static PartsOfHeads cutIntoParts(GraphNode node, OfTokens input, List<Long> target)
      throws IOException {
    List<Long> sizes = new ArrayList<>(target.subList(2, 5));
    int rest = sizes.indexOf(GraphSize.REST);
    long known = sizes.stream().filter(size -> size > 0).reduce(1L, Math::multiplyExact);
    if (rest >= 0) {
      sizes.set(rest, input.width() / known);
    }
    TokenRules.check(node, GraphShapes.isRows(target) && input.part().isEmpty());
    TokenRules.check(node, sizes.stream().allMatch(size -> size > 0));
    long all = sizes.stream().reduce(1L, Math::multiplyExact);
    TokenRules.check(node, all == input.width());
    int count = Math.toIntExact(sizes.get(0));
    int heads = Math.toIntExact(sizes.get(1));
    return new PartsOfHeads(node.input(0), -1, count, heads, sizes.get(2), false);
  }

  /** What a node makes that only moves dimensions; empty if it is none. */
  Optional<List<TensorKind>> moved(GraphNode node, List<TensorKind> of) throws IOException {
    if (of.get(0) instanceof PartsOfHeads parts) {
      return parts.index() < 0 ? takenApart(node, parts) : squeezed(node, parts).map(List::of);
    } else if (of.get(0) instanceof CopiesOfHeads copies) {
      return copied(node, copies).map(List::of);
    } else if (!(of.get(0) instanceof CutIntoHeads)) {
      return Optional.empty();
    }
    CutIntoHeads heads = (CutIntoHeads) of.get(0);
    return switch (node.operator()) {
      case "Transpose" ->
          heads.order().transposed(node.numbers("perm")).map(order -> List.of(heads.with(order)));
      case "Reshape" ->
          heads
              .order()
              .reshaped(shapes.numbers(node.input(1)), heads.count(), heads.width())
              .map(order -> List.of(heads.with(order)));
      case "Unsqueeze" ->
          heads.order() == HeadOrder.BY_HEAD
                  && heads.copies() == 1
                  && axes(node).equals(List.of(2L))
              ? Optional.of(List.of(new CopiesOfHeads(heads, 1)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The axes that a node names in an attribute, or in an input since opset 13. */
  private List<Long> axes(GraphNode node) throws IOException {
    return node.inputs().size() > 1 ? shapes.numbers(node.input(1)) : node.numbers("axes");
  }

  private Optional<List<TensorKind>> takenApart(GraphNode node, PartsOfHeads parts)
      throws IOException {
    return switch (node.operator()) {
      case "Transpose" ->
          node.numbers("perm").equals(PARTS_BY_HEAD)
              ? Optional.of(
                  List.of(
                      new PartsOfHeads(
                          parts.whole(),
                          -1,
                          parts.count(),
                          parts.heads(),
                          parts.width(),
                          !parts.byHead())))
              : Optional.empty();
      case "Split" -> split(node, parts);
      case "Slice" -> sliced(node, parts).map(List::of);
      case "Gather" -> {
        List<Long> index = shapes.numbers(node.input(1));
        boolean known =
            isPart(node.number("axis", 0))
                && index.size() == 1
                && shapes.isNumber(node.input(1))
                && Math.abs(index.get(0)) <= parts.count();
        long at = known ? index.get(0) : -parts.count() - 1L;
        yield part(parts, at < 0 ? at + parts.count() : at).map(kind -> List.of(heads(kind)));
      }
      default -> Optional.empty();
    };
  }

  private static boolean isPart(long axis) {
    return axis == 2 || axis == -3;
  }

  private Optional<List<TensorKind>> split(GraphNode node, PartsOfHeads parts) throws IOException {
    List<Long> sizes =
        node.input(1).isEmpty() ? node.numbers("split") : shapes.numbers(node.input(1));
    boolean known =
        isPart(node.number("axis", 0))
            && node.outputs().size() == parts.count()
            && sizes.stream().allMatch(size -> size == 1);
    if (!known) {
      return Optional.empty();
    }
    List<TensorKind> all = new ArrayList<>();
    for (int i = 0; i < parts.count(); i++) {
      part(parts, i).ifPresent(all::add);
    }
    return Optional.of(all);
  }

  private Optional<PartsOfHeads> sliced(GraphNode node, PartsOfHeads parts) throws IOException {
    List<Long> from = shapes.numbers(node.input(1));
    List<Long> to = shapes.numbers(node.input(2));
    List<Long> axes = node.input(3).isEmpty() ? List.of() : shapes.numbers(node.input(3));
    boolean known =
        from.size() == 1
            && to.size() == 1
            && axes.size() == 1
            && isPart(axes.get(0))
            && isByOne(node)
            && from.get(0) >= 0
            && to.get(0) == from.get(0) + 1;
    return known ? part(parts, from.get(0)) : Optional.empty();
  }

  private boolean isByOne(GraphNode slice) throws IOException {
    return slice.input(4).isEmpty() || shapes.numbers(slice.input(4)).equals(List.of(1L));
  }

  private static Optional<PartsOfHeads> part(PartsOfHeads of, long index) {
    return index >= 0 && index < of.count()
        ? Optional.of(
            new PartsOfHeads(
                of.whole(), (int) index, of.count(), of.heads(), of.width(), of.byHead()))
        : Optional.empty();
  }

  private Optional<TensorKind> squeezed(GraphNode node, PartsOfHeads part) throws IOException {
    List<Long> axes = axes(node);
    return node.operator().equals("Squeeze") && axes.size() == 1 && isPart(axes.get(0))
        ? Optional.of(heads(part))
        : Optional.empty();
  }

  private static CutIntoHeads heads(PartsOfHeads part) {
    return new CutIntoHeads(
        new Part(part.whole(), part.index(), part.count()),
        part.heads(),
        part.width(),
        part.byHead() ? HeadOrder.BY_HEAD : HeadOrder.BY_TOKEN,
        1);
  }

  /** Copies of heads for more queries than there are keys. */
  private Optional<TensorKind> copied(GraphNode node, CopiesOfHeads of) throws IOException {
    CutIntoHeads heads = of.heads();
    List<Long> target = masks.sizes(node.input(1));
    if (node.operator().equals("Expand") && of.copies() == 1 && target.size() == 5) {
      List<Long> shape =
          List.of(
              GraphSize.BATCH,
              (long) heads.heads(),
              target.get(2),
              GraphSize.SEQUENCE,
              heads.width());
      boolean known =
          target.get(2) > 0
              && IntStream.range(0, 5)
                  .allMatch(i -> target.get(i) == 1 || target.get(i).equals(shape.get(i)));
      return known
          ? Optional.of(new CopiesOfHeads(heads, Math.toIntExact(target.get(2))))
          : Optional.empty();
    }
    CutIntoHeads made =
        new CutIntoHeads(heads.part(), heads.heads(), heads.width(), heads.order(), of.copies());
    return node.operator().equals("Reshape")
        ? HeadOrder.FLAT.reshaped(target, made.count(), made.width()).map(order -> made.with(order))
        : Optional.empty();
  }
}
