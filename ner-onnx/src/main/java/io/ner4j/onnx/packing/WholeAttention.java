package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Heads;
import io.ner4j.onnx.packing.TensorKinds.Scores;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import io.ner4j.onnx.packing.TensorKinds.Unchanged;
import io.ner4j.onnx.packing.mask.Hiding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Attention that is one node, as since opset 23. It is written as the nodes that it stands for. For
 * one thread.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Attention.html">Attention</a>
 */
final class WholeAttention {

  private final OnnxGraph graph;
  private final PaddingMasks masks;
  private final NodeWriter out;
  private final HeadsWriter heads;
  private final MaskWriter mask;

  WholeAttention(
      OnnxGraph graph, PaddingMasks masks, NodeWriter out, HeadsWriter heads, MaskWriter mask) {
    this.graph = graph;
    this.masks = masks;
    this.out = out;
    this.heads = heads;
    this.mask = mask;
  }

  static boolean is(GraphNode node) {
    return node.operator().equals("Attention") && !node.domain().equals(GraphNode.ONNX_RUNTIME);
  }

  /** Writes what a node makes, and tells what it is. */
  Heads write(GraphNode node, List<TensorKind> of) throws IOException {
    boolean known =
        of.size() == 4
            && node.outputs().size() == 1
            && of.get(3) instanceof Unchanged
            && node.number("is_causal", 0) == 0
            && node.decimal("softcap", 0) == 0
            && of.subList(0, 3).stream().allMatch(WholeAttention::isByHead);
    if (!known) {
      throw TokenRules.unknown(node);
    }
    CutIntoHeads queries = (CutIntoHeads) of.get(0);
    CutIntoHeads keys = shared((CutIntoHeads) of.get(1), queries, node);
    CutIntoHeads values = shared((CutIntoHeads) of.get(2), queries, node);
    if (keys.width() != queries.width()) {
      throw TokenRules.unknown(node);
    }
    String name = NodeWriter.PREFIX + node.output();
    String rows = heads.inRows(queries);
    String products =
        out.make(name + "_products", "MatMul", rows, heads.inRows(keys.with(HeadOrder.TRANSPOSED)));
    AttentionRules.Masking masking = masking(node, products, queries);
    float scale = node.decimal("scale", (float) (1 / Math.sqrt((double) queries.width())));
    String by = mask.typed(out.number(scale), masking.type());
    String scores = out.make(name + "_scores", "Mul", products, by);
    mask.mask(masking.of(scores), name + "_masked");
    String shares =
        out.make(
            GraphNode.of("Softmax", List.of(name + "_masked"), name + "_shares").with("axis", -1));
    out.make(node.output(), "MatMul", shares, heads.inRows(values));
    return new Heads(queries.count(), values.width());
  }

  private static boolean isByHead(TensorKind kind) {
    return kind instanceof CutIntoHeads heads && heads.order() == HeadOrder.BY_HEAD;
  }

  /** Keys or values with as many heads as the queries have, which share them. */
  private static CutIntoHeads shared(CutIntoHeads heads, CutIntoHeads queries, GraphNode node)
      throws IOException {
    if (heads.count() == queries.count()) {
      return heads;
    }
    if (heads.copies() != 1 || queries.count() % heads.heads() != 0) {
      throw TokenRules.unknown(node);
    }
    int copies = queries.count() / heads.heads();
    return new CutIntoHeads(heads.part(), heads.heads(), heads.width(), heads.order(), copies);
  }

  /** The mask, which is added to scores or tells which are kept. */
  private AttentionRules.Masking masking(GraphNode node, String products, CutIntoHeads queries)
      throws IOException {
    String tensor = node.input(3);
    long type = masks.type(tensor);
    Optional<Hiding> hiding = masks.added(tensor);
    if (type == GraphTensor.BOOL && isOfFloat()) {
      type = GraphTensor.FLOAT;
      hiding = masks.trueForText(tensor).map(text -> new Hiding(text.window(), -Float.MAX_VALUE));
    }
    Scores scores = new Scores(queries.count(), false);
    long checked = AttentionRules.checked(node, type);
    return new AttentionRules.Masking(
        products, scores, checked, hiding.orElseThrow(() -> TokenRules.unknown(node)), false);
  }

  private boolean isOfFloat() {
    return graph.initializers().values().stream()
        .noneMatch(
            tensor ->
                tensor.type() == GraphTensor.FLOAT16 || tensor.type() == GraphTensor.BFLOAT16);
  }
}
