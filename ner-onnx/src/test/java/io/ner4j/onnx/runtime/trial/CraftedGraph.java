package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ner4j.onnx.Families;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.graph.ProtoField;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A copy of a family's model with nodes put between two of its own. */
final class CraftedGraph {

  private static final int TOKENS = 400;
  static final OnnxOptions OPTIONS = OnnxOptions.ofCpu(2);

  private final Path folder;
  private final List<GraphNode> nodes = new ArrayList<>();
  private final List<ProtoOutput> constants = new ArrayList<>();

  CraftedGraph(Path folder) {
    this.folder = folder;
  }

  String node(String operator, String output, String... inputs) {
    nodes.add(GraphNode.of(operator, List.of(inputs), output));
    return output;
  }

  String cast(String tensor) {
    nodes.add(GraphNode.of("Cast", List.of(tensor), "float_" + tensor).with("to", 1));
    return "float_" + tensor;
  }

  String whole(String name, List<Integer> shape, long number) {
    constants.add(GraphTensor.write(name, GraphTensor.INT64, shape, List.of(number)));
    return name;
  }

  String number(String name, float number) {
    byte[] bytes =
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array();
    constants.add(new ProtoOutput().varint(2, GraphTensor.FLOAT).text(8, name).bytes(9, bytes));
    return name;
  }

  /** Places of keys along the last dimension, and of queries along the one before it. */
  void places() {
    node("Shape", "c_shape", "attention_mask");
    node("Gather", "c_length", "c_shape", whole("c_one", List.of(), 1));
    node("Range", "c_keys", whole("c_zero", List.of(), 0), "c_length", "c_one");
    node("Unsqueeze", "c_queries", "c_keys", whole("c_second", List.of(1), 1));
    node("Sub", "c_ahead", "c_keys", "c_queries");
    node("Abs", "c_distance", "c_ahead");
  }

  /** The number of each sequence of a batch, for scores of each head, query and key. */
  String rows() {
    node("Gather", "c_batch", "c_shape", "c_zero");
    node("Range", "c_rows_flat", "c_zero", "c_batch", "c_one");
    constants.add(
        GraphTensor.write("c_behind", GraphTensor.INT64, List.of(3), List.of(1L, 2L, 3L)));
    return node("Unsqueeze", "c_rows", "c_rows_flat", "c_behind");
  }

  /**
   * Writes a copy of a model in which a node takes something else.
   *
   * @param which the first such node
   * @param input which of its inputs is replaced
   * @param crafted adds nodes and names what they make, of what the node took
   */
  ModelDirectory write(Predicate<GraphNode> which, int input, UnaryOperator<String> crafted)
      throws IOException {
    Path family = Families.directory("bert");
    for (String name : List.of("config.json", "vocab.txt", "tokenizer_config.json")) {
      if (Files.exists(family.resolve(name))) {
        Files.copy(family.resolve(name), folder.resolve(name));
      }
    }
    Path source = Files.copy(family.resolve("onnx/model.onnx"), folder.resolve("weights"));
    try (OnnxGraph graph = OnnxGraph.open(source)) {
      GraphNode found = graph.nodes().stream().filter(which).findFirst().orElseThrow();
      for (GraphNode each : graph.nodes()) {
        if (each.equals(found)) {
          List<String> inputs = new ArrayList<>(each.inputs());
          inputs.set(input, crafted.apply(each.input(input)));
          nodes.add(each.withInputs(inputs));
        } else {
          nodes.add(each);
        }
      }
      ProtoOutput output = new ProtoOutput();
      for (ProtoField part : graph.input().fields(graph.output(graph.outputs().get(0)))) {
        output.copy(part, graph.input().bytes(part));
      }
      Files.write(
          folder.resolve("model.onnx"), graph.write(nodes, constants, List.of(), List.of(output)));
    }
    return ModelDirectory.of(folder);
  }

  /** The node that gives softmax what it takes. */
  static Predicate<GraphNode> masking() throws IOException {
    try (OnnxGraph graph = OnnxGraph.open(Families.directory("bert").resolve("onnx/model.onnx"))) {
      String scores =
          graph.nodes().stream()
              .filter(node -> node.operator().equals("Softmax"))
              .findFirst()
              .orElseThrow()
              .input(0);
      return node -> node.outputs().contains(scores);
    }
  }

  /** Whatever runs together, the answers are those of the file for each sequence alone. */
  static void compare(ModelDirectory files) throws IOException {
    ModelConfig config = ModelConfig.of(files, null);
    try (OnnxModel file = OnnxModel.load(files, config, OPTIONS.asItIs());
        Model model =
            TriedModel.open(files.model(), OPTIONS).load(config, ModelUse.USUAL, TOKENS - 1)) {
      for (int count : new int[] {1, 2, 7, 32}) {
        compare(file, model, new Random(count), count);
      }
    }
  }

  private static void compare(OnnxModel file, Model model, Random random, int count) {
    // A list of short texts only, too: some masks count in long batches.
    int longest = count == 7 ? 10 : 41;
    List<int[]> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sequences.add(random.ints(2 + random.nextInt(longest - 1), 0, TOKENS).toArray());
    }
    Logits together = model.run(Batch.of(sequences, 0));
    for (int i = 0; i < count; i++) {
      int length = sequences.get(i).length;
      float[] alone = file.run(Batch.of(List.of(sequences.get(i)), 0)).copy(0, 0, length);
      float[] found = together.copy(i, 0, length);
      for (int k = 0; k < alone.length; k++) {
        assertThat(found[k]).as("sequence %d of %d", i, count).isCloseTo(alone[k], offset(5e-5f));
      }
    }
  }
}
