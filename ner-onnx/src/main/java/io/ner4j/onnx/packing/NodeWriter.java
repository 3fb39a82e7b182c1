package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.ProtoOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects nodes and constant tensors of a graph, each of them once. For one thread. */
final class NodeWriter {

  static final String PREFIX = "ner4j_";

  private final List<GraphNode> nodes = new ArrayList<>();
  private final Set<String> made = new HashSet<>();
  private final Map<String, ProtoOutput> constants = new LinkedHashMap<>();

  /** Adds a node as it is. */
  void add(GraphNode node) {
    nodes.add(node);
    made.addAll(node.outputs());
  }

  /** Makes a tensor, once. */
  String make(String output, String operator, String... inputs) {
    return make(GraphNode.of(operator, List.of(inputs), output));
  }

  /** Adds a node, once. */
  String make(GraphNode node) {
    if (!made.contains(node.output())) {
      add(node);
    }
    return node.output();
  }

  /** A constant tensor of whole numbers. */
  String constant(String name, int type, List<Integer> shape, List<Long> numbers) {
    constants.computeIfAbsent(PREFIX + name, all -> GraphTensor.write(all, type, shape, numbers));
    return PREFIX + name;
  }

  /** A constant number of fp32. */
  String number(float number) {
    String name = PREFIX + "number_" + Integer.toHexString(Float.floatToRawIntBits(number));
    byte[] bytes =
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array();
    constants.computeIfAbsent(
        name,
        all ->
            new ProtoOutput()
                .varint(GraphTensor.TYPE, GraphTensor.FLOAT)
                .text(GraphTensor.NAME, all)
                .bytes(GraphTensor.RAW_DATA, bytes));
    return name;
  }

  String vector(Long... numbers) {
    StringBuilder name = new StringBuilder("vector");
    for (long number : numbers) {
      name.append('_').append(number);
    }
    return constant(name.toString(), GraphTensor.INT64, List.of(numbers.length), List.of(numbers));
  }

  /** The shape of the matrix of batch and sequence. */
  String matrix() {
    return make(PREFIX + "matrix", "Shape", UnpaddedGraph.IDS);
  }

  /** The number of sequences, as a vector. */
  String batch() {
    return make(PREFIX + "batches", "Slice", matrix(), vector(0L), vector(1L));
  }

  /** The length of the longest sequence, as a vector. */
  String length() {
    return make(PREFIX + "length", "Slice", matrix(), vector(1L), vector(2L));
  }

  /** The same tensor in another type. */
  String cast(String tensor, long type) {
    return make(GraphNode.of("Cast", List.of(tensor), tensor + "_as_" + type).with("to", type));
  }

  /** The constant tensors that some nodes take. */
  List<ProtoOutput> constants(List<GraphNode> of) {
    Set<String> used = new HashSet<>();
    of.forEach(node -> used.addAll(node.inputs()));
    constants.keySet().retainAll(used);
    return List.copyOf(constants.values());
  }

  /** The nodes that an output needs, in their order. */
  List<GraphNode> needed(String output) {
    Set<String> wanted = new HashSet<>(Set.of(output));
    List<GraphNode> needed = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      GraphNode node = nodes.get(i);
      if (node.outputs().stream().anyMatch(wanted::contains)) {
        wanted.addAll(node.inputs());
        needed.add(0, node);
      }
    }
    return needed;
  }
}
