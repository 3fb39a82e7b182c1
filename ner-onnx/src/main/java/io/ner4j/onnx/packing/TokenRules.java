package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.packing.TensorKinds.Constant;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.OfAllTokens;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.Part;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which operators treat tokens one by one, and what they make of them. Such an operator answers the
 * same for a token whatever stands beside it, so {@code [batch, sequence, …]} may become {@code [1,
 * tokens, …]}. For one thread.
 *
 * @see <a href="https://onnx.ai/onnx/operators/">ONNX's operators</a>
 */
final class TokenRules {

  private static final Set<String> ONE_BY_ONE =
      Set.of(
          "Abs",
          "Cast",
          "Erf",
          "Exp",
          "FastGelu",
          "Gelu",
          "Identity",
          "Neg",
          "Reciprocal",
          "Relu",
          "Sigmoid",
          "Sqrt",
          "Tanh");

  private static final Set<String> IN_PAIRS = Set.of("Add", "BiasGelu", "Div", "Mul", "Pow", "Sub");

  private final GraphShapes shapes;

  TokenRules(GraphShapes shapes) {
    this.shapes = shapes;
  }

  /**
   * Tells what a node makes.
   *
   * @param of what its inputs are
   * @return what its outputs are
   * @throws IOException if the operator is not known to treat such inputs one by one
   */
  List<TensorKind> of(GraphNode node, List<TensorKind> of) throws IOException {
    return switch (node.operator()) {
      case "MatMul", "MatMulInteger" -> List.of(product(node, of));
      case "MatMulIntegerToFloat" -> List.of(scaledProduct(node, of));
      case "DynamicQuantizeLinear" ->
          List.of(tokens(node, of.get(0)), new OfAllTokens(), new OfAllTokens());
      case "DequantizeLinear", "QuantizeLinear" -> {
        check(node, of.stream().skip(1).allMatch(TokenRules::isOneNumber));
        yield List.of(whole(tokens(node, of.get(0))));
      }
      case "LayerNormalization", "RMSNormalization" -> List.of(norm(node, of));
      case "MeanVarianceNormalization" -> List.of(plainNorm(node, of));
      case "ReduceMean" -> List.of(mean(node, of));
      case "Reshape" -> List.of(cut(node, of));
      case "Split" -> split(node, of);
      case "Slice" -> {
        OfTokens input = tokens(node, of.get(0));
        check(node, input.rank() == 3);
        yield List.of(OfTokens.of(3, shapes.slicedWidth(node, 3, input.width())));
      }
      default -> {
        if (ONE_BY_ONE.contains(node.operator()) && of.size() == 1) {
          yield List.of(of.get(0) instanceof OfTokens input ? whole(input) : global(node, of));
        }
        check(node, IN_PAIRS.contains(node.operator()) && of.size() == 2);
        boolean tokens = of.stream().anyMatch(OfTokens.class::isInstance);
        yield List.of(tokens ? pair(node, of) : global(node, of));
      }
    };
  }

  /** What is computed of a part is part of nothing. */
  private static OfTokens whole(OfTokens tokens) {
    return OfTokens.of(tokens.rank(), tokens.width());
  }

  private static boolean isLast(long axis) {
    return axis == -1 || axis == 2;
  }

  static boolean isOneNumber(TensorKind kind) {
    return kind instanceof Constant constant
        && constant.shape().filter(shape -> shape.stream().allMatch(size -> size == 1)).isPresent();
  }

  private static OfTokens product(GraphNode node, List<TensorKind> of) throws IOException {
    OfTokens input = tokens(node, of.get(0));
    Optional<List<Long>> weights =
        of.get(1) instanceof Constant constant ? constant.shape() : Optional.empty();
    check(node, input.rank() == 3 && weights.isPresent() && weights.get().size() == 2);
    // What follows are zero points: one for all tokens, and one for each column of the weights.
    check(
        node, of.stream().skip(2).allMatch(k -> k instanceof Constant || k instanceof OfAllTokens));
    return OfTokens.of(3, weights.get().get(1));
  }

  /**
   * A product of int8 that is brought to its scale; its scales, zero points and bias are constant.
   */
  private static OfTokens scaledProduct(GraphNode node, List<TensorKind> of) throws IOException {
    check(node, of.stream().skip(1).allMatch(Constant.class::isInstance));
    check(node, isOneNumber(of.get(2)) && (node.input(4).isEmpty() || isOneNumber(of.get(4))));
    return product(node, of);
  }

  private static OfTokens plainNorm(GraphNode node, List<TensorKind> of) throws IOException {
    OfTokens input = tokens(node, of.get(0));
    List<Long> axes = node.numbers("axes");
    check(node, input.rank() == 3 && axes.size() == 1 && isLast(axes.get(0)));
    return whole(input);
  }

  private static OfTokens norm(GraphNode node, List<TensorKind> of) throws IOException {
    OfTokens input = tokens(node, of.get(0));
    check(node, input.rank() == 3 && isLast(node.number("axis", -1)));
    check(node, node.outputs().size() == 1);
    check(node, of.stream().skip(1).allMatch(Constant.class::isInstance));
    return whole(input);
  }

  private OfTokens mean(GraphNode node, List<TensorKind> of) throws IOException {
    OfTokens input = tokens(node, of.get(0));
    List<Long> axes =
        node.inputs().size() > 1 ? shapes.numbers(node.input(1)) : node.numbers("axes");
    check(node, input.rank() == 3 && axes.size() == 1 && isLast(axes.get(0)));
    check(node, node.number("keepdims", 1) == 1);
    return OfTokens.of(3, 1);
  }

  private static OfTokens pair(GraphNode node, List<TensorKind> of) throws IOException {
    int rank = 0;
    long width = 1;
    for (TensorKind kind : of) {
      if (kind instanceof OfTokens tokens) {
        check(node, rank == 0 || rank == tokens.rank());
        rank = tokens.rank();
        width = Math.max(width, tokens.width());
      }
    }
    for (TensorKind kind : of) {
      if (kind instanceof Constant constant) {
        List<Long> shape = constant.shape().orElseThrow(() -> unknown(node));
        int last = shape.size() - 1;
        check(node, shape.size() <= rank);
        check(node, IntStream.range(0, last).allMatch(i -> shape.get(i) == 1));
        check(node, rank > 2 || last < 0 || shape.get(last) == 1);
        width = last < 0 ? width : Math.max(width, shape.get(last));
      } else {
        check(node, kind instanceof OfTokens || (kind instanceof OfAllTokens && rank > 2));
      }
    }
    return OfTokens.of(rank, width);
  }

  /** What is computed of such as is one for all tokens, and of vectors. */
  private static OfAllTokens global(GraphNode node, List<TensorKind> of) throws IOException {
    for (TensorKind kind : of) {
      check(
          node,
          kind instanceof OfAllTokens
              || (kind instanceof Constant constant
                  && constant.shape().filter(shape -> shape.size() <= 1).isPresent()));
    }
    return new OfAllTokens();
  }

  private TensorKind cut(GraphNode node, List<TensorKind> of) throws IOException {
    OfTokens input = tokens(node, of.get(0));
    List<Long> target = shapes.target(node.input(1));
    check(node, input.rank() == 3 && input.width() > 0);
    if (target.size() == 5) {
      return HeadMoves.cutIntoParts(node, input, target);
    }
    check(node, target.size() == 4 && GraphShapes.isRows(target));
    long heads = target.get(2);
    long width = target.get(3);
    if (heads == GraphSize.REST && width > 0) {
      heads = input.width() / width;
    } else if (width == GraphSize.REST && heads > 0) {
      width = input.width() / heads;
    }
    check(node, heads > 0 && width > 0 && heads * width == input.width());
    Part part = input.part().orElse(new Part(node.input(0), 0, 1));
    return new CutIntoHeads(part, Math.toIntExact(heads), width, HeadOrder.BY_TOKEN, 1);
  }

  private List<TensorKind> split(GraphNode node, List<TensorKind> of) throws IOException {
    OfTokens input = tokens(node, of.get(0));
    int count = node.outputs().size();
    check(node, input.rank() == 3 && isLast(node.number("axis", 0)) && input.width() % count == 0);
    long width = input.width() / count;
    List<Long> sizes =
        node.input(1).isEmpty() ? node.numbers("split") : shapes.numbers(node.input(1));
    check(node, sizes.stream().allMatch(size -> size == width));
    List<TensorKind> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new OfTokens(3, width, Optional.of(new Part(node.input(0), i, count))));
    }
    return parts;
  }

  private static OfTokens tokens(GraphNode node, TensorKind kind) throws IOException {
    if (kind instanceof OfTokens tokens) {
      return tokens;
    }
    throw unknown(node);
  }

  static void check(GraphNode node, boolean known) throws IOException {
    if (!known) {
      throw unknown(node);
    }
  }

  static IOException unknown(GraphNode node) {
    return new IOException(
        "the model has a %s whose use is not known, %s"
            .formatted(node.operator(), String.join(", ", node.outputs())));
  }
}
