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
import io.ner4j.onnx.runtime.session.ModelGraph;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Masks that do more than hide padding, put into a model between its own mask and its scores. Such
 * a model is never rewritten, and it answers in any batch what its file answers for each sequence
 * alone.
 */
class CraftedMasksIT {

  private static final int TOKENS = 400;
  private static final OnnxOptions OPTIONS = OnnxOptions.ofCpu(2);

  @TempDir Path temporary;

  private final List<GraphNode> nodes = new ArrayList<>();
  private final List<ProtoOutput> constants = new ArrayList<>();

  private String node(String operator, String output, String... inputs) {
    nodes.add(GraphNode.of(operator, List.of(inputs), output));
    return output;
  }

  private String cast(String tensor) {
    nodes.add(GraphNode.of("Cast", List.of(tensor), "float_" + tensor).with("to", 1));
    return "float_" + tensor;
  }

  private String whole(String name, List<Integer> shape, long number) {
    constants.add(GraphTensor.write(name, GraphTensor.INT64, shape, List.of(number)));
    return name;
  }

  private String number(String name, float number) {
    byte[] bytes =
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array();
    constants.add(new ProtoOutput().varint(2, GraphTensor.FLOAT).text(8, name).bytes(9, bytes));
    return name;
  }

  /** Places of keys along the last dimension, and of queries along the one before it. */
  private void places() {
    node("Shape", "c_shape", "attention_mask");
    node("Gather", "c_length", "c_shape", whole("c_one", List.of(), 1));
    node("Range", "c_keys", whole("c_zero", List.of(), 0), "c_length", "c_one");
    node("Unsqueeze", "c_queries", "c_keys", whole("c_second", List.of(1), 1));
    node("Sub", "c_ahead", "c_keys", "c_queries");
    node("Abs", "c_distance", "c_ahead");
  }

  private String lowest() {
    return number("c_lowest", -1e4f);
  }

  private String crafted(String kind, String mask) {
    places();
    return switch (kind) {
      case "later tokens are hidden" ->
          node("Where", "c", node("Greater", "c_if", "c_ahead", "c_zero"), lowest(), mask);
      case "far tokens are hidden" ->
          node("Where", "c", node("Greater", "c_if", "c_distance", "c_one"), lowest(), mask);
      case "a token does not see itself" ->
          node("Where", "c", node("Equal", "c_if", "c_keys", "c_queries"), lowest(), mask);
      case "a bias falls with distance" -> node("Sub", "c", mask, cast("c_distance"));
      case "a bias falls along the keys" -> node("Sub", "c", mask, cast("c_keys"));
      case "the second token is hidden" ->
          node("Where", "c", node("Equal", "c_if", "c_keys", "c_one"), lowest(), mask);
      case "a bias of token ids" -> {
        node("Unsqueeze", "c_ids", "input_ids", "c_second");
        node("Unsqueeze", "c_ids_wide", "c_ids", whole("c_third", List.of(1), 2));
        String scaled = node("Mul", "c_bias", cast("c_ids_wide"), number("c_small", 0.01f));
        yield node("Add", "c", mask, scaled);
      }
      case "padding is hidden too weakly" -> node("Max", "c", mask, number("c_weak", -1));
      case "the first key stands for all" -> {
        whole("c_from", List.of(1), 0);
        whole("c_axis", List.of(1), 3);
        String first = node("Slice", "c_first", mask, "c_from", "c_second", "c_axis");
        yield node("Expand", "c", first, node("Shape", "c_all", mask));
      }
      case "padding is hidden in long batches only" -> {
        String isLong = node("Greater", "c_long", "c_length", whole("c_twelve", List.of(), 12));
        yield node("Where", "c", isLong, mask, node("Mul", "c_none", mask, number("c_0", 0)));
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** A copy of a family's model whose first mask is crafted. */
  private ModelDirectory model(String kind) throws IOException {
    Path family = Families.directory("bert");
    for (String name : List.of("config.json", "vocab.txt", "tokenizer_config.json")) {
      if (Files.exists(family.resolve(name))) {
        Files.copy(family.resolve(name), temporary.resolve(name));
      }
    }
    Path source = Files.copy(family.resolve("onnx/model.onnx"), temporary.resolve("weights"));
    try (OnnxGraph graph = OnnxGraph.open(source)) {
      GraphNode softmax =
          graph.nodes().stream().filter(n -> n.operator().equals("Softmax")).findFirst().get();
      boolean done = false;
      for (GraphNode each : graph.nodes()) {
        if (!done && each.outputs().contains(softmax.input(0))) {
          String mask = crafted(kind, each.input(1));
          nodes.add(each.withInputs(List.of(each.input(0), mask)));
          done = true;
        } else {
          nodes.add(each);
        }
      }
      assertThat(done).isTrue();
      ProtoOutput output = new ProtoOutput();
      for (ProtoField part : graph.input().fields(graph.output(graph.outputs().get(0)))) {
        output.copy(part, graph.input().bytes(part));
      }
      Files.write(
          temporary.resolve("model.onnx"),
          graph.write(nodes, constants, List.of(), List.of(output)));
    }
    return ModelDirectory.of(temporary);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "later tokens are hidden",
        "far tokens are hidden",
        "a token does not see itself",
        "a bias falls with distance",
        "a bias falls along the keys",
        "the second token is hidden",
        "a bias of token ids",
        "padding is hidden too weakly",
        "padding is hidden in long batches only",
        "the first key stands for all"
      })
  void answersInAnyBatchAreThoseOfTheFileAlone(String kind) throws IOException {
    ModelDirectory files = model(kind);
    ModelConfig config = ModelConfig.of(files, null);
    assertThat(ModelGraph.read(files.model(), true).unpadded()).isNull();
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
        assertThat(found[k]).as("sequence %d of %d", i, count).isCloseTo(alone[k], offset(1e-5f));
      }
    }
  }

  @Test
  void verdictsAreReadAsTheyWereWrittenAndNothingElseIs() {
    Verdict verdict = new Verdict(true, false, 1e-5, new TokenIds(400, 1));
    assertThat(Verdict.read(verdict.write())).hasValue(verdict);
    for (String other :
        List.of("", "true", "true false 1", "true false x 1", "yes no 1 1", "true true -.- 1")) {
      assertThat(Verdict.read(other)).as(other).isEmpty();
    }
  }
}
