package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.packing.TensorKinds.Constant;
import io.ner4j.onnx.packing.TensorKinds.CopiesOfHeads;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.PartsOfHeads;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import io.ner4j.onnx.packing.TensorKinds.Unchanged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What operators make of tokens that are cut into heads where they compute each head of each token
 * by itself, as rotary positions do. For one thread.
 */
final class HeadRules {

  private static final Set<String> ONE_BY_ONE = Set.of("Cast", "Identity", "Neg");
  private static final Set<String> IN_PAIRS = Set.of("Add", "Div", "Mul", "Sub");

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
            && (shape.get(0).isEmpty() || shape.get(0).equals(List.of(GraphSize.BATCH)))
            && shape.get(1).equals(List.of(GraphSize.SEQUENCE))
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
      List<Long> shape = constant.shape().orElse(List.of(GraphSize.UNKNOWN));
      int last = shape.size() - 1;
      return (TokenRules.isOneNumber(kind) && last < 4)
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
    boolean ofBatch = shape.get(0).equals(List.of(GraphSize.BATCH));
    boolean known =
        (ofBatch || shape.get(0).isEmpty())
            && shape.get(places).equals(List.of(GraphSize.SEQUENCE))
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
