package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.packing.TensorKinds.Constant;
import io.ner4j.onnx.packing.TensorKinds.CopiesOfHeads;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Part;
import io.ner4j.onnx.packing.TensorKinds.PartsOfHeads;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import io.ner4j.onnx.packing.TensorKinds.Unchanged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What operators make of tokens that are cut into heads, before these meet in attention: some only
 * move dimensions, others compute each head of each token by itself, as rotary positions do. For
 * one thread.
 */
final class HeadRules {

  private static final Set<String> ONE_BY_ONE = Set.of("Cast", "Identity", "Neg");
  private static final Set<String> IN_PAIRS = Set.of("Add", "Div", "Mul", "Sub");

  private static final List<Long> PARTS_BY_HEAD = List.of(0L, 3L, 2L, 1L, 4L);

  private final GraphShapes shapes;
  private final PaddingMasks masks;

  HeadRules(GraphShapes shapes, PaddingMasks masks) {
    this.shapes = shapes;
    this.masks = masks;
  }

  static boolean isOfHeads(TensorKind kind) {
    return kind instanceof CutIntoHeads
        || kind instanceof PartsOfHeads
        || kind instanceof CopiesOfHeads;
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
          heads.order() == HeadOrder.BY_HEAD && heads.copies() == 1 && axes(node).equals(List.of(2L))
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
              GraphShapes.BATCH,
              (long) heads.heads(),
              target.get(2),
              GraphShapes.SEQUENCE,
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
        ? HeadOrder.FLAT
            .reshaped(target, made.count(), made.width())
            .map(order -> made.with(order))
        : Optional.empty();
  }

  /** What a node makes that computes each head by itself. */
  List<TensorKind> computed(GraphNode node, List<TensorKind> of) throws IOException {
    CutIntoHeads heads =
        of.stream()
            .filter(CutIntoHeads.class::isInstance)
            .map(CutIntoHeads.class::cast)
            .findFirst()
            .orElseThrow(() -> TokenRules.unknown(node));
    boolean known = true;
    if (isRotary(node) && of.get(0) instanceof CutIntoHeads turned) {
      return List.of(turned(node, of, turned));
    } else if (ONE_BY_ONE.contains(node.operator()) && of.size() == 1) {
      return List.of(heads.made(node.output(), heads.width()));
    } else if (IN_PAIRS.contains(node.operator()) && of.size() == 2) {
      for (int i = 0; i < of.size(); i++) {
        known &= isPaired(node.input(i), of.get(i), heads);
      }
      if (known) {
        return List.of(heads.made(node.output(), heads.width()));
      }
    } else if (isRowOfWidths(heads) && node.operator().equals("Concat")) {
      return List.of(joined(node, of, heads));
    } else if (isRowOfWidths(heads) && node.operator().equals("Slice")) {
      return List.of(heads.made(node.output(), shapes.slicedWidth(node, 4, heads.width())));
    }
    throw TokenRules.unknown(node);
  }

  /** Whether a node turns channels by their place, in one step. */
  static boolean isRotary(GraphNode node) {
    return node.operator().equals("RotaryEmbedding")
        && !node.domain().equals(GraphNode.ONNX_RUNTIME);
  }

  private CutIntoHeads turned(GraphNode node, List<TensorKind> of, CutIntoHeads heads)
      throws IOException {
    boolean known =
        of.size() == 3
            && heads.order() == HeadOrder.BY_HEAD
            && turns(node.input(1)).isPresent()
            && turns(node.input(2)).isPresent();
    if (!known) {
      throw TokenRules.unknown(node);
    }
    return heads.made(node.output(), heads.width());
  }

  /** Whether and how a tensor has cosines or sines of each place. */
  Optional<PlacedNumbers> turns(String tensor) throws IOException {
    List<List<Long>> shape = masks.placed(tensor).orElse(List.of());
    boolean known =
        shape.size() == 3
            && (shape.get(0).isEmpty() || shape.get(0).equals(List.of(GraphShapes.BATCH)))
            && shape.get(1).equals(List.of(GraphShapes.SEQUENCE))
            && shape.get(2).size() == 1
            && shape.get(2).get(0) > 0;
    return known
        ? Optional.of(new PlacedNumbers(!shape.get(0).isEmpty(), shape.get(2).get(0)))
        : Optional.empty();
  }

  private static boolean isRowOfWidths(CutIntoHeads heads) {
    return heads.order().isWidthLast() && heads.order().rank() == 4;
  }

  private boolean isPaired(String input, TensorKind kind, CutIntoHeads heads) throws IOException {
    if (kind instanceof CutIntoHeads other) {
      return other.made("", 0).equals(heads.made("", 0)) && other.width() == heads.width();
    } else if (kind instanceof Constant constant) {
      List<Long> shape = constant.shape().orElse(List.of(GraphShapes.UNKNOWN));
      int last = shape.size() - 1;
      return TokenRules.isOneNumber(kind) && last < 4
          || (heads.order().isWidthLast()
              && last >= 0
              && last < 4
              && shape.get(last) == heads.width()
              && shape.subList(0, last).stream().allMatch(size -> size == 1));
    }
    return kind instanceof Unchanged && placeOf(input, heads).isPresent();
  }

  /**
   * Where the numbers of a place stand in a tensor that heads are computed with.
   *
   * @param ofBatch whether it has a dimension of the batch
   * @param width how many numbers each place has
   */
  record PlacedNumbers(boolean ofBatch, long width) {}

  /** Whether and how a tensor has the same numbers for each head of a place. */
  Optional<PlacedNumbers> placeOf(String tensor, CutIntoHeads heads) throws IOException {
    List<List<Long>> shape = new ArrayList<>(masks.placed(tensor).orElse(List.of()));
    if (shape.isEmpty() || shape.size() > 4 || !isRowOfWidths(heads)) {
      return Optional.empty();
    }
    shape.addAll(0, Collections.nCopies(4 - shape.size(), List.of()));
    int places = heads.order() == HeadOrder.BY_TOKEN ? 1 : 2;
    List<Long> last = shape.get(3);
    boolean ofBatch = shape.get(0).equals(List.of(GraphShapes.BATCH));
    boolean known =
        (ofBatch || shape.get(0).isEmpty())
            && shape.get(places).equals(List.of(GraphShapes.SEQUENCE))
            && shape.get(3 - places).isEmpty()
            && (last.isEmpty() || last.equals(List.of(heads.width())));
    return known
        ? Optional.of(new PlacedNumbers(ofBatch, last.isEmpty() ? 1 : heads.width()))
        : Optional.empty();
  }

  private static CutIntoHeads joined(GraphNode node, List<TensorKind> of, CutIntoHeads heads)
      throws IOException {
    long width = 0;
    long axis = node.number("axis", 0);
    for (TensorKind kind : of) {
      boolean alike =
          kind instanceof CutIntoHeads other && other.made("", 0).equals(heads.made("", 0));
      if (!alike || (axis != 3 && axis != -1)) {
        throw TokenRules.unknown(node);
      }
      width += ((CutIntoHeads) kind).width();
    }
    return heads.made(node.output(), width);
  }
}
