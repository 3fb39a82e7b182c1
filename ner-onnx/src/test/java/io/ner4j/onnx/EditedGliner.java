package io.ner4j.onnx;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.runtime.trial.EditedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** GLiNER models whose scores go through random operators. */
final class EditedGliner {

  private static final String LOGITS = "logits";

  private static final List<String> SETTINGS =
      List.of("gliner_config.json", "tokenizer.json", "tokenizer_config.json");

  private static final List<String> UNARY =
      List.of(
          "Identity",
          "Neg",
          "Abs",
          "Exp",
          "Log",
          "Sqrt",
          "Reciprocal",
          "Softmax",
          "Shape",
          "Size",
          "NonZero",
          "IsNaN",
          "Not",
          "RandomNormalLike",
          "Nothing");

  private static final int TYPES = 17;

  private static final int DIMENSIONS = 4;

  private EditedGliner() {}

  /** Writes a model whose scores go through one to three operators. */
  static void write(Path directory, Path model, Random random) throws IOException {
    int count = 1 + random.nextInt(3);
    GraphNode[] nodes = new GraphNode[count];
    String input = EditedModel.before(LOGITS);
    for (int i = 0; i < count; i++) {
      String output = i == count - 1 ? LOGITS : "step " + i;
      nodes[i] = node(input, output, random);
      input = output;
    }
    new EditedModel(directory, model, "model.onnx", SETTINGS).change(LOGITS, nodes).write();
  }

  private static GraphNode node(String input, String output, Random random) {
    int axis = random.nextInt(2 * DIMENSIONS) - DIMENSIONS;
    List<String> one = List.of(input);
    return switch (random.nextInt(6)) {
      case 0 -> GraphNode.of("Flatten", one, output).with("axis", axis);
      case 1 -> GraphNode.of("Concat", List.of(input, input), output).with("axis", axis);
      case 2 -> GraphNode.of("Cast", one, output).with("to", random.nextInt(TYPES));
      case 3 -> GraphNode.of("Transpose", one, output).with("perm", order(random));
      case 4 ->
          GraphNode.of("ReduceMax", one, output)
              .with("axes", List.of(Math.floorMod(axis, DIMENSIONS)))
              .with("keepdims", random.nextInt(2));
      default -> GraphNode.of(UNARY.get(random.nextInt(UNARY.size())), one, output);
    };
  }

  private static List<Integer> order(Random random) {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
    Collections.shuffle(order, random);
    return order;
  }
}
