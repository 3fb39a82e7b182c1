package io.ner4j.onnx.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.onnx.Families;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.packing.TensorKinds.Constant;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Heads;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.Part;
import io.ner4j.onnx.packing.TensorKinds.Scores;
import io.ner4j.onnx.packing.TensorKinds.Shares;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import io.ner4j.onnx.packing.TensorKinds.Unchanged;
import io.ner4j.onnx.packing.mask.Hiding;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Graphs are rewritten only where nothing else happens in attention. */
class AttentionRulesTest {

  private static final TensorKind NUMBER = new Constant(Optional.of(List.of()));
  private static final TensorKind VECTOR = new Constant(Optional.of(List.of(8L)));
  private static final TensorKind UNCHANGED = new Unchanged();
  private static final Heads HEADS = new Heads(2, 8);
  private static final CutIntoHeads QUERIES = cut(2, HeadOrder.BY_HEAD);
  private static final CutIntoHeads KEYS = cut(2, HeadOrder.TRANSPOSED);
  private static final Scores SCORES = new Scores(2, false);
  private static final Scores MASKED = new Scores(2, true);
  private static final Shares SHARES = new Shares(2);

  private static CutIntoHeads cut(int heads, HeadOrder order) {
    return new CutIntoHeads(new Part("tokens", 0, 1), heads, 8, order, 1);
  }

  private OnnxGraph graph;
  private AttentionRules rules;
  private String mask;

  @BeforeEach
  void readAModel() throws IOException {
    graph = OnnxGraph.open(Families.directory("bert").resolve("onnx/model.onnx"));
    rules = rules(17);
    GraphNode softmax =
        graph.nodes().stream()
            .filter(n -> n.operator().equals("Softmax"))
            .findFirst()
            .orElseThrow();
    mask =
        graph.nodes().stream()
            .filter(n -> n.outputs().contains(softmax.input(0)))
            .findFirst()
            .orElseThrow()
            .input(1);
  }

  @AfterEach
  void close() throws IOException {
    graph.close();
  }

  private AttentionRules rules(long opset) {
    Map<String, TensorKind> kinds = new HashMap<>();
    graph.nodes().stream()
        .filter(node -> node.operator().equals("LayerNormalization"))
        .forEach(norm -> kinds.put(norm.output(), OfTokens.of(3, 16)));
    GraphShapes shapes = new GraphShapes(graph, kinds);
    graph.nodes().forEach(shapes::add);
    return new AttentionRules(new PaddingMasks(graph, shapes), opset);
  }

  private static GraphNode node(String operator, String... inputs) {
    return GraphNode.of(operator, List.of(inputs), "made");
  }

  private void makes(TensorKind made, GraphNode node, TensorKind... of) throws IOException {
    assertThat(rules.of(node, List.of(of))).isEqualTo(made);
  }

  private static void isUnknown(AttentionRules rules, GraphNode node, TensorKind... of) {
    assertThatThrownBy(() -> rules.of(node, List.of(of)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(node.operator() + " whose use is not known, made");
  }

  private void isUnknown(GraphNode node, TensorKind... of) {
    isUnknown(rules, node, of);
  }

  @Test
  void headsAndScoresAreScaledByANumber() throws IOException {
    makes(HEADS, node("Mul"), HEADS, NUMBER);
    makes(HEADS, node("Mul"), NUMBER, HEADS);
    makes(SCORES, node("Div"), SCORES, NUMBER);
    isUnknown(node("Div"), NUMBER, SCORES);
    isUnknown(node("Mul"), HEADS, VECTOR);
    isUnknown(node("Mul"), HEADS, UNCHANGED);
    isUnknown(node("Mul"), HEADS, HEADS);
    isUnknown(node("Mul"), MASKED, NUMBER);
    isUnknown(node("Add"), HEADS, NUMBER);
  }

  @Test
  void queriesMeetKeysAndSharesMeetValues() throws IOException {
    makes(SCORES, node("MatMul"), QUERIES, KEYS);
    makes(HEADS, node("MatMul"), SHARES, QUERIES);
    isUnknown(node("MatMul"), QUERIES, QUERIES);
    isUnknown(node("MatMul"), KEYS, QUERIES);
    isUnknown(node("MatMul"), QUERIES, cut(4, HeadOrder.TRANSPOSED));
    isUnknown(node("MatMul"), cut(2, HeadOrder.BY_TOKEN), KEYS);
    isUnknown(node("MatMul"), new Shares(4), QUERIES);
    isUnknown(node("MatMul"), SHARES, KEYS);
    isUnknown(node("MatMul"), SHARES, HEADS);
    isUnknown(node("MatMul"), MASKED, QUERIES);
  }

  @Test
  void sharesAreOfMaskedScoresAlongTheKeys() throws IOException {
    makes(SHARES, node("Softmax"), MASKED);
    makes(SHARES, node("Softmax").with("axis", 3), MASKED);
    makes(SHARES, node("Cast"), SHARES);
    makes(SHARES, node("IsNaN"), SHARES);
    makes(SHARES, node("Where"), SHARES, NUMBER, SHARES);
    isUnknown(node("Softmax"), SCORES);
    isUnknown(node("Softmax").with("axis", 2), MASKED);
    isUnknown(rules(12), node("Softmax"), MASKED);
    isUnknown(node("IsNaN"), MASKED);
    isUnknown(node("Where"), UNCHANGED, NUMBER, SHARES);
  }

  @Test
  void scoresAreMaskedForPaddingAlone() throws IOException {
    AttentionRules.Masking expected =
        new AttentionRules.Masking(
            "scores", SCORES, GraphTensor.FLOAT, new Hiding(Optional.empty(), 0), false);
    assertThat(rules.masking(node("Add", "scores", mask), List.of(SCORES, UNCHANGED)))
        .hasValue(expected);
    assertThat(rules.masking(node("Add", mask, "scores"), List.of(UNCHANGED, SCORES)))
        .hasValue(expected);
    assertThat(rules.masking(node("Add", "scores", "input_ids"), List.of(SCORES, UNCHANGED)))
        .isEmpty();
    assertThat(rules.masking(node("Add", "heads", mask), List.of(HEADS, UNCHANGED))).isEmpty();
    assertThat(rules.masking(node("Mul", "scores", mask), List.of(SCORES, UNCHANGED))).isEmpty();
  }

  @Test
  void theAttentionMaskItselfHidesNothing() throws IOException {
    GraphNode node = node("Add", "scores", "attention_mask");
    assertThat(rules.masking(node, List.of(SCORES, UNCHANGED))).isEmpty();
  }
}
