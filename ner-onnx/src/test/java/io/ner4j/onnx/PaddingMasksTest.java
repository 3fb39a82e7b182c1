package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

  private boolean isPaddingMask(String tensor) throws IOException {
    return ask(masks -> masks.contains(tensor));
  }

  private long type(String tensor) throws IOException {
    return ask(masks -> masks.type(tensor));
  }

  private <T> T ask(Question<T> question) throws IOException {
    ProtoOutput graph = new ProtoOutput();
    nodes.forEach(node -> graph.message(1, node.write()));
    graph.message(5, GraphTensor.write("zero", GraphTensor.INT64, List.of(), List.of(0L)));
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

  @Test
  void whatIsMadeOfTheMaskAloneMasksPaddingAlone() throws IOException {
    node("Unsqueeze", "wide", "attention_mask", "zero");
    node("Cast", "float", "wide");
    node("Sub", "inverse", "zero", "float");
    node("Mul", "mask", "inverse", "zero");
    assertThat(isPaddingMask("mask")).isTrue();
    assertThat(isPaddingMask("zero")).as("of no mask").isFalse();
    assertThat(isPaddingMask("")).as("of nothing").isFalse();
  }

  @Test
  void shapesOfWhateverDoNoHarm() throws IOException {
    node("Gather", "embedded", "zero", "input_ids");
    node("Shape", "shape", "embedded");
    node("Expand", "mask", "attention_mask", "shape");
    assertThat(isPaddingMask("mask")).isTrue();
    assertThat(isPaddingMask("embedded")).isFalse();
  }

  @Test
  void comparedPlacesMayMaskText() throws IOException {
    node("Shape", "shape", "input_ids");
    node("Range", "places", "zero", "shape", "zero");
    node("GreaterOrEqual", "always", "places", "zero");
    node("And", "all", "attention_mask", "always");
    assertThat(isPaddingMask("all")).isTrue();
    node("GreaterOrEqual", "causal", "places", "places");
    node("And", "before", "attention_mask", "causal");
    assertThat(isPaddingMask("before")).isFalse();
    node("Less", "near", "places", "zero");
    node("And", "local", "attention_mask", "near");
    assertThat(isPaddingMask("local")).isFalse();
  }

  @Test
  void aMaskHasTheTypeOfWhatItChoosesFromOrIsCastTo() throws IOException {
    nodes.add(GraphNode.of("Cast", List.of("attention_mask"), "half").with("to", 10));
    nodes.add(GraphNode.of("Constant", List.of(), "lowest").with("value_float", 1));
    node("Mul", "scaled", "half", "zero");
    node("Where", "chosen", "attention_mask", "lowest", "half");
    node("Expand", "wide", "chosen", "zero");
    node("Identity", "itself", "itself");
    assertThat(type("scaled")).isEqualTo(GraphTensor.FLOAT16);
    assertThat(type("wide")).isEqualTo(GraphTensor.FLOAT);
    assertThat(type("zero")).isEqualTo(GraphTensor.INT64);
    assertThat(type("attention_mask")).as("unknown").isZero();
    assertThat(type("itself")).as("of nothing").isZero();
  }
}
