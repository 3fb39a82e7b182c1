package io.ner4j.onnx.packing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.graph.ProtoOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What masks padding alone may be replaced; what masks text, too, may not. */
class PaddingMasksTest {

  @TempDir Path temporary;

  private final List<GraphNode> nodes = new ArrayList<>();

  private interface Question<T> {
    T ask(PaddingMasks masks) throws IOException;
  }

  private void node(String operator, String output, String... inputs) {
    nodes.add(GraphNode.of(operator, List.of(inputs), output));
  }

  private boolean isAdded(String tensor) throws IOException {
    return ask(masks -> masks.added(tensor)).isPresent();
  }

  private long type(String tensor) throws IOException {
    return ask(masks -> masks.type(tensor));
  }

  private static void constant(ProtoOutput graph, String name, List<Integer> shape, Long number) {
    graph.message(5, GraphTensor.write(name, GraphTensor.INT64, shape, List.of(number)));
  }

  private static void floats(ProtoOutput graph, String name, float... numbers) {
    ProtoOutput tensor = new ProtoOutput().varint(2, GraphTensor.FLOAT).text(8, name);
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    if (numbers.length > 1) {
      tensor.varint(1, numbers.length);
    }
    graph.message(5, tensor.bytes(9, bytes.array()));
  }

  private <T> T ask(Question<T> question) throws IOException {
    ProtoOutput graph = new ProtoOutput();
    nodes.forEach(node -> graph.message(1, node.write()));
    constant(graph, "zero", List.of(), 0L);
    constant(graph, "one_int", List.of(), 1L);
    constant(graph, "four", List.of(1), 4L);
    constant(graph, "ones", List.of(1), 1L);
    constant(graph, "twos", List.of(1), 2L);
    constant(graph, "threes", List.of(1), 3L);
    floats(graph, "one", 1);
    floats(graph, "lowest", -1e4f);
    floats(graph, "infinite", Float.NEGATIVE_INFINITY);
    floats(graph, "unlike", -1e4f, -2e4f);
    for (String input : List.of("input_ids", "attention_mask")) {
      graph.message(11, new ProtoOutput().text(1, input));
    }
    Path file = temporary.resolve("model.onnx");
    Files.write(file, new ProtoOutput().message(7, graph).toBytes());
    try (OnnxGraph read = OnnxGraph.open(file)) {
      GraphShapes shapes = new GraphShapes(read, new HashMap<>());
      read.nodes().forEach(shapes::add);
      return question.ask(new PaddingMasks(read, shapes));
    }
  }

  /** {@code 1 - attention_mask} of each key, for scores of each head, query and key. */
  private void inverse() {
    node("Unsqueeze", "wide", "attention_mask", "ones");
    node("Unsqueeze", "wider", "wide", "twos");
    nodes.add(GraphNode.of("Cast", List.of("wider"), "float").with("to", 1));
    node("Sub", "inverse", "one", "float");
  }

  @Test
  void aMaskOfKeysAloneHidesPadding() throws IOException {
    inverse();
    node("Mul", "mask", "inverse", "lowest");
    assertThat(isAdded("mask")).isTrue();
    assertThat(type("mask")).isEqualTo(GraphTensor.FLOAT);
    assertThat(isAdded("inverse")).as("too weak to hide").isFalse();
    assertThat(isAdded("zero")).as("of no mask").isFalse();
    assertThat(isAdded("")).as("of nothing").isFalse();
  }

  @Test
  void conditionsHidePaddingWhereItIsTold() throws IOException {
    inverse();
    nodes.add(GraphNode.of("Cast", List.of("wider"), "text").with("to", 9));
    node("Not", "padding", "text");
    assertThat(ask(masks -> masks.trueForText("text")).isPresent()).isTrue();
    assertThat(ask(masks -> masks.trueForPadding("padding")).isPresent()).isTrue();
    assertThat(ask(masks -> masks.trueForText("padding")).isPresent()).isFalse();
    assertThat(ask(masks -> masks.hidden("lowest")).orElse(0.0)).isEqualTo(-1e4);
    assertThat(ask(masks -> masks.hidden("one")).isPresent()).isFalse();
  }

  @Test
  void aMaskThatHidesTextIsNone() throws IOException {
    inverse();
    node("Mul", "inverted", "float", "lowest");
    assertThat(isAdded("inverted")).isFalse();
    node("Sub", "shifted", "inverse", "one");
    node("Mul", "everything", "shifted", "lowest");
    assertThat(isAdded("everything")).isFalse();
  }

  @Test
  void aMaskOfInfinityTimesZeroIsNone() throws IOException {
    inverse();
    node("Mul", "mask", "inverse", "infinite");
    assertThat(isAdded("mask")).isFalse();
  }

  @Test
  void aMaskAlongQueriesIsNone() throws IOException {
    node("Unsqueeze", "wide", "attention_mask", "ones");
    node("Unsqueeze", "queries", "wide", "threes");
    nodes.add(GraphNode.of("Cast", List.of("queries"), "float").with("to", 1));
    node("Sub", "inverse", "one", "float");
    node("Mul", "mask", "inverse", "lowest");
    assertThat(isAdded("mask")).isFalse();
  }

  @Test
  void aMaskThatDependsOnPlacesIsNone() throws IOException {
    inverse();
    node("Mul", "mask", "inverse", "lowest");
    node("Shape", "shape", "attention_mask");
    node("Gather", "length", "shape", "one_int");
    node("Range", "places", "zero", "length", "one_int");
    nodes.add(GraphNode.of("Cast", List.of("places"), "distance").with("to", 1));
    node("Sub", "biased", "mask", "distance");
    node("Less", "near", "places", "four");
    node("Where", "window", "near", "mask", "lowest");
    node("GreaterOrEqual", "always", "places", "zero");
    node("Where", "same", "always", "mask", "lowest");
    node("Mul", "varied", "inverse", "unlike");
    assertThat(isAdded("mask")).isTrue();
    assertThat(isAdded("biased")).isFalse();
    assertThat(isAdded("window")).isFalse();
    assertThat(isAdded("varied")).isFalse();
    assertThat(isAdded("same")).as("places are never negative").isTrue();
  }

  @Test
  void aMaskThatIsMovedIsNone() throws IOException {
    inverse();
    node("Mul", "mask", "inverse", "lowest");
    for (String operator :
        List.of("Pad", "CumSum", "Trilu", "EyeLike", "ReverseSequence", "Roll", "Transpose")) {
      node(operator, "moved_" + operator, "mask");
      assertThat(isAdded("moved_" + operator)).as(operator).isFalse();
    }
    node("Slice", "from_second", "mask", "ones", "four", "threes");
    assertThat(isAdded("from_second")).isFalse();
    node("Concat", "joined", "mask", "mask");
    assertThat(isAdded("joined")).isFalse();
  }

  @Test
  void aMaskOfOtherInputsIsNone() throws IOException {
    inverse();
    node("Mul", "mask", "inverse", "lowest");
    nodes.add(GraphNode.of("Cast", List.of("input_ids"), "ids").with("to", 1));
    node("Mul", "of_ids", "ids", "mask");
    assertThat(isAdded("of_ids")).isFalse();
  }
}
