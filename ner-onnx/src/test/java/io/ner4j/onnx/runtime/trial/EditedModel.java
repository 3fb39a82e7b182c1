package io.ner4j.onnx.runtime.trial;

import io.ner4j.onnx.Families;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.graph.ProtoField;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.graph.WeightReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A model, by default a tiny random BERT, whose graph is edited before it is written. */
public final class EditedModel {

  /** The highest token id. */
  static final int HIGHEST_ID = 399;

  /** The weights of the product that makes keys. */
  static final String KEY_WEIGHTS = "t133";

  /** Numbers of a token between layers. */
  static final int WIDTH = 16;

  static final int LABELS = 7;

  private final Path directory;
  private final List<ProtoOutput> constants = new ArrayList<>();
  private final List<GraphNode> nodes = new ArrayList<>();

  EditedModel(Path directory) throws IOException {
    this(
        directory,
        Families.directory("bert"),
        "onnx/model.onnx",
        List.of("config.json", "vocab.txt", "tokenizer_config.json"));
  }

  /**
   * Copies a model to be edited.
   *
   * @param directory where the edited one will be
   * @param model the directory of the model
   * @param file the model file in it
   * @param settings its other files; those that are missing are left out
   */
  public EditedModel(Path directory, Path model, String file, List<String> settings)
      throws IOException {
    this.directory = directory;
    for (String name : settings) {
      if (Files.exists(model.resolve(name))) {
        Files.copy(model.resolve(name), directory.resolve(name));
      }
    }
    Path source = Files.copy(model.resolve(file), directory.resolve("source"));
    try (OnnxGraph graph = OnnxGraph.open(source)) {
      nodes.addAll(graph.nodes());
    }
  }

  /** Adds a constant tensor of fp32. */
  String constant(String name, List<Integer> shape, float... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    ProtoOutput tensor = new ProtoOutput();
    shape.forEach(size -> tensor.varint(GraphTensor.DIMS, size));
    tensor.varint(GraphTensor.TYPE, GraphTensor.FLOAT).text(GraphTensor.NAME, name);
    constants.add(tensor.bytes(GraphTensor.RAW_DATA, bytes.array()));
    return name;
  }

  /** Adds a constant tensor of fp32 zeros that lies in a file beside the graph. */
  public String constantIn(Path file, String name, int size) throws IOException {
    Files.write(file, new byte[size * Float.BYTES]);
    ProtoOutput location =
        new ProtoOutput().text(1, WeightReference.LOCATION).text(2, file.getFileName().toString());
    constants.add(
        new ProtoOutput()
            .varint(GraphTensor.DIMS, size)
            .varint(GraphTensor.TYPE, GraphTensor.FLOAT)
            .text(GraphTensor.NAME, name)
            .message(GraphTensor.EXTERNAL_DATA, location)
            .varint(GraphTensor.DATA_LOCATION, 1));
    return name;
  }

  /** Has nodes change a tensor: the last of them answers it under its old name. */
  public EditedModel change(String tensor, GraphNode... by) {
    nodes.replaceAll(
        node ->
            node.outputs().contains(tensor)
                ? new GraphNode(
                    node.name(),
                    node.operator(),
                    node.domain(),
                    node.inputs(),
                    List.of(before(tensor)),
                    node.attributes())
                : node);
    int at = 0;
    while (!nodes.get(at).outputs().contains(before(tensor))) {
      at++;
    }
    nodes.addAll(at + 1, Arrays.asList(by));
    return this;
  }

  /** What a changed tensor is called before it is changed. */
  public static String before(String tensor) {
    return tensor + "_before";
  }

  /** The first node of an operator that takes a tensor. */
  GraphNode node(String operator, String input) {
    return nodes.stream()
        .filter(node -> node.operator().equals(operator) && node.inputs().contains(input))
        .findFirst()
        .orElseThrow();
  }

  void replace(GraphNode node, GraphNode by) {
    nodes.set(nodes.indexOf(node), by);
  }

  /** Writes it. */
  public ModelDirectory write() throws IOException {
    try (OnnxGraph graph = OnnxGraph.open(directory.resolve("source"))) {
      ProtoOutput output = new ProtoOutput();
      for (ProtoField part : graph.input().fields(graph.output(graph.outputs().get(0)))) {
        output.copy(part, graph.input().bytes(part));
      }
      Files.write(
          directory.resolve("model.onnx"),
          graph.write(nodes, constants, List.of(), List.of(output)));
    }
    return ModelDirectory.of(directory);
  }

  /** Scores that are rounded on one scale, which all texts of a run decide. */
  static EditedModel withOneScaleForAll(Path directory) throws IOException {
    String logits = "logits";
    List<String> rounded = List.of("q", "scale", "zero");
    return new EditedModel(directory)
        .change(
            logits,
            new GraphNode(
                "", "DynamicQuantizeLinear", "", List.of(before(logits)), rounded, Map.of()),
            GraphNode.of("DequantizeLinear", rounded, logits));
  }
}
