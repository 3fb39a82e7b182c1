package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.packing.TensorKinds.AnswerOfHeads;
import io.ner4j.onnx.packing.TensorKinds.Constant;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Heads;
import io.ner4j.onnx.packing.TensorKinds.InRows;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.Scores;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import io.ner4j.onnx.packing.TensorKinds.Unchanged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the graph of an encoder so that nothing is computed for padding. All that treats one
 * token at a time treats the tokens of a batch one after the other, without those that fill rows
 * up. Only attention, between the heads' products, still sees rows, one for each sequence. Known as
 * unpadding, see <a href="https://arxiv.org/abs/2210.03052">ByteTransformer</a>.
 *
 * <p>The graph is followed from its inputs on, and for each tensor it is told whether it has a
 * place for each token. A rewritten graph answers the same, as every operator on its way is known
 * to treat tokens one by one, or to be a part of attention. One that is not known ends it, and the
 * graph stays as it is.
 */
public final class Unpadding {

  /** Opsets whose operators are known here. */
  private static final int OLDEST_OPSET = 11;

  private static final int NEWEST_OPSET = 24;

  private static final Set<String> DOMAINS = Set.of("", "ai.onnx", GraphNode.ONNX_RUNTIME);

  private static final List<Long> TO_HEADS = List.of(0L, 2L, 1L, 3L);

  private final OnnxGraph graph;
  private final NodeWriter out = new NodeWriter();
  private final UnpaddedWriter writer;
  private final HeadsWriter heads = new HeadsWriter(out);
  private final MaskWriter mask = new MaskWriter(out);
  private final Map<String, TensorKind> kinds = new HashMap<>();
  private final GraphShapes shapes;
  private final TokenRules rules;
  private final PaddingMasks masks;
  private final WholeAttention wholeAttention;
  private final SumsAndNorms sums;
  private final HeadMoves headMoves;
  private final HeadRules headRules;
  private final AttentionRules attention;

  private Unpadding(OnnxGraph graph) {
    this.graph = graph;
    this.writer = new UnpaddedWriter(graph, out);
    this.shapes = new GraphShapes(graph, kinds);
    this.rules = new TokenRules(shapes);
    this.masks = new PaddingMasks(graph, shapes);
    this.wholeAttention = new WholeAttention(graph, masks, out, heads, mask);
    this.sums = new SumsAndNorms(shapes, kinds);
    this.headMoves = new HeadMoves(shapes, masks);
    this.headRules = new HeadRules(shapes, masks);
    this.attention = new AttentionRules(masks, graph.opset());
  }

  /**
   * Rewrites a graph.
   *
   * @throws IOException that says why it cannot be rewritten
   */
  public static UnpaddedGraph of(OnnxGraph graph) throws IOException {
    try {
      return new Unpadding(graph).rewrite();
    } catch (RuntimeException e) {
      throw new IOException("the model's graph is not as it should be: " + e, e);
    }
  }

  private UnpaddedGraph rewrite() throws IOException {
    if (graph.opset() < OLDEST_OPSET || graph.opset() > NEWEST_OPSET) {
      throw new IOException("the model has opset " + graph.opset());
    }
    graph
        .initializers()
        .values()
        .forEach(t -> kinds.put(t.name(), new Constant(Optional.of(t.shape()))));
    graph.inputs().forEach(input -> kinds.putIfAbsent(input, new Unchanged()));
    if (graph.initializers().containsKey(UnpaddedGraph.IDS)
        || !graph.inputs().containsAll(List.of(UnpaddedGraph.IDS, UnpaddedGraph.MASK))) {
      throw new IOException("the model has only the inputs " + graph.inputs());
    }
    for (GraphNode node : graph.nodes()) {
      if (!DOMAINS.contains(node.domain())) {
        throw TokenRules.unknown(node);
      }
      shapes.add(node);
      read(node);
    }
    if (graph.outputs().size() != 1
        || !(kinds.get(graph.outputs().get(0)) instanceof OfTokens logits)
        || logits.rank() != 3) {
      throw new IOException("the model has the outputs " + graph.outputs());
    }
    return writer.finish(heads.heads(), heads.parts());
  }

  private TensorKind kind(String tensor) throws IOException {
    TensorKind kind = kinds.get(tensor);
    if (kind == null && !tensor.isEmpty()) {
      throw new IOException("the model has a tensor of unknown origin, " + tensor);
    }
    return kind == null ? new Constant(Optional.empty()) : kind;
  }

  private void read(GraphNode node) throws IOException {
    List<TensorKind> of = new ArrayList<>();
    for (String input : node.inputs()) {
      of.add(kind(input));
    }
    if (of.stream().allMatch(kind -> kind instanceof Constant)) {
      keep(node, new Constant(shapes.ofConstant(node)));
    } else if (isTable(node, of)) {
      lookUp(node, of);
    } else if (of.stream().allMatch(Unpadding::isUnchanged)) {
      keep(node, isKnown(node) ? new Constant(Optional.of(List.of(1L))) : new Unchanged());
    } else if (node.operator().equals("Shape")) {
      writer.shapeAsItWas(node, of.get(0));
      kinds.put(node.output(), new Unchanged());
    } else if (of.get(0) instanceof AnswerOfHeads answer && node.operator().equals("Reshape")) {
      joinHeads(node, answer);
    } else if (WholeAttention.is(node)) {
      kinds.put(node.output(), wholeAttention.write(node, of));
    } else if (of.stream().anyMatch(InRows.class::isInstance)
        || (of.get(0) instanceof CutIntoHeads && node.operator().equals("MatMul"))) {
      readInRows(node, of);
    } else if (of.stream().anyMatch(HeadRules::isOfHeads)) {
      readHeads(node, of);
    } else {
      readOfTokens(node, of);
    }
  }

  private static boolean isUnchanged(TensorKind kind) {
    return kind instanceof Constant || kind instanceof Unchanged;
  }

  /** Whether a node tells a number that is the same for all inputs: of a shape, the channels. */
  private boolean isKnown(GraphNode node) throws IOException {
    List<Long> numbers = shapes.numbers(node.output());
    return numbers.size() == 1 && numbers.get(0) >= 0;
  }

  private void keep(GraphNode node, TensorKind kind) throws IOException {
    if (node.attributes().containsKey("then_branch") || node.attributes().containsKey("body")) {
      throw TokenRules.unknown(node);
    }
    out.add(node);
    node.outputs().forEach(output -> kinds.put(output, kind));
  }

  /** Whether rows of a constant table are looked up for each token. */
  private static boolean isTable(GraphNode node, List<TensorKind> of) throws IOException {
    return node.operator().equals("Gather")
        && node.number("axis", 0) == 0
        && of.get(0) instanceof Constant table
        && table.shape().isPresent()
        && (of.get(1) instanceof Unchanged
            || (of.get(1) instanceof OfTokens index && index.rank() == 2));
  }

  private void lookUp(GraphNode node, List<TensorKind> of) throws IOException {
    List<Long> table = shapes.ofConstant(node.input(0)).orElseThrow(() -> TokenRules.unknown(node));
    String index = node.input(1);
    if (of.get(1) instanceof Unchanged) {
      if (!masks.isOfText(index)) {
        throw TokenRules.unknown(node);
      }
      index = writer.tokens(index, graph.inputs().contains(index));
    }
    int rank = 1 + table.size();
    long width = table.size() == 1 ? -1 : table.get(table.size() - 1);
    keep(node.withInputs(List.of(node.input(0), index)), OfTokens.of(rank, width));
  }

  private void readInRows(GraphNode node, List<TensorKind> of) throws IOException {
    Optional<AttentionRules.Masking> masking = attention.masking(node, of);
    if (masking.isPresent()) {
      mask.mask(masking.get(), node.output());
      kinds.put(node.output(), new Scores(masking.get().kind().heads(), true));
    } else if (of.get(0) instanceof Heads made
        && node.operator().equals("Transpose")
        && node.numbers("perm").equals(TO_HEADS)) {
      // Transposing waits for the heads to be joined.
      kinds.put(node.output(), new AnswerOfHeads(node.input(0), made));
    } else {
      InRows made = attention.of(node, of);
      List<String> inputs = new ArrayList<>();
      for (int i = 0; i < of.size(); i++) {
        inputs.add(of.get(i) instanceof CutIntoHeads cut ? heads.inRows(cut) : node.input(i));
      }
      keep(node.withInputs(inputs), made);
    }
  }

  private void readHeads(GraphNode node, List<TensorKind> of) throws IOException {
    Optional<List<TensorKind>> moved = headMoves.moved(node, of);
    List<TensorKind> made = moved.isPresent() ? moved.get() : headRules.computed(node, of);
    if (moved.isEmpty() && HeadRules.isRotary(node)) {
      heads.turn(
          node,
          (CutIntoHeads) of.get(0),
          headRules.turns(node.input(1)).orElseThrow(),
          headRules.turns(node.input(2)).orElseThrow());
    } else if (moved.isEmpty()) {
      heads.compute(node.withInputs(ofTokens(node, of)));
    }
    for (int i = 0; i < made.size(); i++) {
      kinds.put(node.outputs().get(i), made.get(i));
    }
  }

  /** The inputs of a node that computes heads, those of places as they are at each token. */
  private List<String> ofTokens(GraphNode node, List<TensorKind> of) throws IOException {
    List<String> inputs = new ArrayList<>(node.inputs());
    for (TensorKind kind : of) {
      for (int i = 0; kind instanceof CutIntoHeads cut && i < of.size(); i++) {
        if (of.get(i) instanceof CutIntoHeads each) {
          inputs.set(i, heads.ofTokens(each));
        } else if (of.get(i) instanceof Unchanged && inputs.get(i).equals(node.input(i))) {
          inputs.set(
              i, heads.placed(node.input(i), headRules.placeOf(node.input(i), cut).orElseThrow()));
        }
      }
    }
    return inputs;
  }

  private void joinHeads(GraphNode node, AnswerOfHeads answer) throws IOException {
    long width = answer.heads().heads() * answer.heads().width();
    List<Long> target = shapes.target(node.input(1));
    if (target.size() != 3
        || !GraphShapes.isRows(target)
        || (target.get(2) != width && target.get(2) != GraphSize.REST)) {
      throw TokenRules.unknown(node);
    }
    heads.join(answer, node.output());
    kinds.put(node.output(), OfTokens.of(3, width));
  }

  private void readOfTokens(GraphNode node, List<TensorKind> of) throws IOException {
    List<TensorKind> made = rules.of(node, of);
    // Cutting waits for attention.
    if (!HeadRules.isOfHeads(made.get(0))) {
      out.add(node.operator().equals("LayerNormalization") ? sums.together(node) : node);
    }
    for (int i = 0; i < made.size(); i++) {
      kinds.put(node.outputs().get(i), made.get(i));
    }
  }
}
