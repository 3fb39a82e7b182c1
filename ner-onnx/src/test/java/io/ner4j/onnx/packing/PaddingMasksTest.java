package io.ner4j.onnx.packing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.MaskWindow;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.packing.mask.Hiding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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

  /** Places of keys, of queries, and how far keys are behind queries. */
  private void places() {
    node("Shape", "shape", "attention_mask");
    node("Gather", "length", "shape", "one_int");
    node("Range", "places", "zero", "length", "one_int");
    node("Unsqueeze", "queries", "places", "ones");
    node("Sub", "behind", "places", "queries");
  }

  @Test
  void aMaskThatDependsOnPlacesIsNone() throws IOException {
    inverse();
    places();
    node("Mul", "mask", "inverse", "lowest");
    nodes.add(GraphNode.of("Cast", List.of("places"), "distance").with("to", 1));
    node("Sub", "biased", "mask", "distance");
    node("Less", "first", "places", "four");
    node("Where", "among_first", "first", "mask", "lowest");
    node("GreaterOrEqual", "always", "places", "zero");
    node("Where", "same", "always", "mask", "lowest");
    node("Mul", "varied", "inverse", "unlike");
    assertThat(isAdded("mask")).isTrue();
    assertThat(isAdded("biased")).isFalse();
    assertThat(isAdded("among_first")).isFalse();
    assertThat(isAdded("varied")).isFalse();
    assertThat(isAdded("same")).as("places are never negative").isTrue();
  }

  @Test
  void aWindowOfPlacesIsKnownIfEachTokenSeesItself() throws IOException {
    inverse();
    places();
    node("Mul", "mask", "inverse", "lowest");
    node("Abs", "distance", "behind");
    node("LessOrEqual", "near", "distance", "four");
    node("Where", "window", "near", "mask", "lowest");
    node("LessOrEqual", "before", "places", "queries");
    node("And", "near_before", "near", "before");
    node("Where", "half", "near_before", "mask", "lowest");
    node("Greater", "after", "behind", "zero");
    node("Where", "without_itself", "after", "mask", "lowest");
    node("Where", "weak", "near", "mask", "one");
    node("Where", "turned", "near", "lowest", "mask");
    assertThat(hiding("window")).hasValue(new Hiding(Optional.of(window(-4, 4)), -1e4));
    assertThat(hiding("half"))
        .as("keys up to four before the query")
        .hasValue(new Hiding(Optional.of(window(0, 4)), -1e4));
    assertThat(hiding("without_itself")).isEmpty();
    assertThat(hiding("weak")).isEmpty();
    assertThat(hiding("turned")).isEmpty();
  }

  private Optional<Hiding> hiding(String tensor) throws IOException {
    return ask(masks -> masks.added(tensor));
  }

  /** How far the query is behind the key, for scores of each sequence, head, query and key. */
  private static MaskWindow window(double least, double most) {
    return new MaskWindow(1, 2, least, most);
  }

  @Test
  void aWindowThatDependsOnTheBatchIsNone() throws IOException {
    inverse();
    places();
    node("Mul", "mask", "inverse", "lowest");
    node("Gather", "batch", "shape", "zero");
    node("Abs", "distance", "behind");
    node("LessOrEqual", "near", "distance", "length");
    node("Where", "by_length", "near", "mask", "lowest");
    node("Range", "rows", "zero", "batch", "one_int");
    node("Unsqueeze", "rows_wide", "rows", "ones");
    node("Unsqueeze", "rows_wider", "rows_wide", "twos");
    node("Unsqueeze", "each_row", "rows_wider", "threes");
    node("Add", "moved", "behind", "each_row");
    node("LessOrEqual", "near_moved", "moved", "four");
    node("Where", "by_row", "near_moved", "mask", "lowest");
    node("LessOrEqual", "row_before", "places", "each_row");
    node("Where", "by_row_and_key", "row_before", "mask", "lowest");
    assertThat(isAdded("by_length")).isFalse();
    assertThat(isAdded("by_row")).isFalse();
    assertThat(isAdded("by_row_and_key")).isFalse();
  }

  @Test
  void numbersOfPlacesAreTheSameInEachBatch() throws IOException {
    places();
    nodes.add(GraphNode.of("Cast", List.of("places"), "float").with("to", 1));
    node("Cos", "cosines", "float");
    node("Mul", "by_length", "places", "length");
    node("Gather", "batch", "shape", "zero");
    node("Range", "rows", "zero", "batch", "one_int");
    node("Unsqueeze", "each_row", "rows", "ones");
    node("Add", "by_row", "places", "each_row");
    node("Add", "by_text", "places", "input_ids");
    List<List<Long>> sequence = List.of(List.of(GraphSize.SEQUENCE));
    assertThat(placed("cosines")).hasValue(sequence);
    assertThat(placed("by_length")).isEmpty();
    assertThat(placed("by_row")).isEmpty();
    assertThat(placed("by_text")).isEmpty();
  }

  private Optional<List<List<Long>>> placed(String tensor) throws IOException {
    return ask(masks -> masks.placed(tensor));
  }

  @Test
  void tablesAreLookedUpByTheTextUpToAPlace() throws IOException {
    places();
    node("CumSum", "counted", "input_ids", "one_int");
    nodes.add(GraphNode.of("CumSum", List.of("input_ids", "one_int"), "back").with("reverse", 1));
    node("CumSum", "over_rows", "input_ids", "zero");
    node("Sub", "from_end", "length", "places");
    node("Gather", "first_row", "input_ids", "zero");
    assertThat(isOfText("input_ids")).isTrue();
    assertThat(isOfText("places")).isTrue();
    assertThat(isOfText("counted")).isTrue();
    assertThat(isOfText("back")).isFalse();
    assertThat(isOfText("over_rows")).isFalse();
    assertThat(isOfText("from_end")).isFalse();
    assertThat(isOfText("first_row")).isFalse();
  }

  private boolean isOfText(String tensor) throws IOException {
    return ask(masks -> masks.isOfText(tensor));
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
