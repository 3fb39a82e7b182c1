package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.packing.TensorKinds.AnswerOfHeads;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes nodes that put heads of attention in rows and take them out. For one thread. */
final class HeadsWriter {

  private static final String PREFIX = NodeWriter.PREFIX;

  private final NodeWriter out;
  private final Set<String> ofHeads = new HashSet<>();
  private int heads;
  private int parts;

  HeadsWriter(NodeWriter out) {
    this.out = out;
  }

  /** The number of heads of those that were put in rows first. */
  int heads() {
    return heads;
  }

  /** How many parts the tensor had of which those were one. */
  int parts() {
    return parts;
  }

  /** Heads of each token, {@code [1, tokens, heads, width]}. */
  String ofTokens(CutIntoHeads cut) {
    Part part = cut.part();
    if (ofHeads.contains(part.whole())) {
      return part.whole();
    }
    long all = (long) part.count() * cut.heads();
    String whole =
        out.make(
            PREFIX + "cut_" + part.whole(),
            "Reshape",
            part.whole(),
            out.vector(1L, -1L, all, cut.width()));
    if (part.count() == 1) {
      return whole;
    }
    long first = (long) part.index() * cut.heads();
    return out.make(
        whole + "_" + part.index(),
        "Slice",
        whole,
        out.vector(first),
        out.vector(first + cut.heads()),
        out.vector(2L));
  }

  /** Adds a node that computes heads of each token. */
  void compute(GraphNode node) {
    out.add(node);
    ofHeads.addAll(node.outputs());
  }

  /**
   * Numbers of places, as those of the tokens there: {@code [1, tokens, 1, width]}.
   *
   * @param placed numbers that are the same for each sequence
   */
  String placed(String tensor, HeadRules.PlacedNumbers placed) {
    String index = UnpaddedGraph.KEPT;
    if (!placed.ofBatch()) {
      String length = out.cast(out.length(), GraphTensor.INT32);
      index = out.make(PREFIX + "places", "Mod", UnpaddedGraph.KEPT, length);
    }
    String flat =
        out.make(PREFIX + "flat_" + tensor, "Reshape", tensor, out.vector(-1L, placed.width()));
    String kept = out.make(PREFIX + "kept_" + tensor, "Gather", flat, index);
    return out.make(
        PREFIX + "placed_" + tensor, "Reshape", kept, out.vector(1L, -1L, 1L, placed.width()));
  }

  /** Turns heads of each token as if it were the only one of its sequence. */
  void turn(
      GraphNode node,
      CutIntoHeads cut,
      HeadRules.PlacedNumbers cosines,
      HeadRules.PlacedNumbers sines) {
    String name = PREFIX + "turned_" + node.output();
    String alone =
        out.make(
            name + "_from",
            "Reshape",
            ofTokens(cut),
            out.vector(-1L, (long) cut.heads(), 1L, cut.width()));
    List<String> inputs =
        List.of(alone, ofEach(node.input(1), cosines), ofEach(node.input(2), sines));
    out.add(
        new GraphNode(
            node.name(), node.operator(), node.domain(), inputs, List.of(name), node.attributes()));
    compute(
        GraphNode.of(
            "Reshape",
            List.of(name, out.vector(1L, -1L, (long) cut.heads(), cut.width())),
            node.output()));
  }

  private String ofEach(String tensor, HeadRules.PlacedNumbers numbers) {
    String placed = placed(tensor, numbers);
    return out.make(placed + "_alone", "Reshape", placed, out.vector(-1L, 1L, numbers.width()));
  }

  /** Puts heads in rows: {@code [batch, heads, sequence, width]}, or transposed. */
  String inRows(CutIntoHeads cut) {
    Part part = cut.part();
    if (heads == 0) {
      heads = cut.count();
      parts = cut.copies() == 1 ? part.count() : 1;
    }
    String flat =
        out.make(
            PREFIX + "heads_of_" + part.whole(),
            "Reshape",
            part.whole(),
            out.vector(-1L, cut.width()));
    String name = PREFIX + "rows_" + part.index() + "_" + cut.copies() + "_" + part.whole();
    String rows = out.make(name, "Gather", flat, index(cut));
    return cut.order() == HeadOrder.TRANSPOSED
        ? out.make(
            GraphNode.of("Transpose", List.of(rows), name + "_transposed")
                .with("perm", List.of(0, 1, 3, 2)))
        : rows;
  }

  /** Where among the heads of all tokens each head of each place is. */
  private String index(CutIntoHeads cut) {
    Part part = cut.part();
    if (cut.copies() == 1 && cut.heads() == heads && part.count() == parts) {
      long offset = (long) part.index() * heads;
      return offset == 0
          ? UnpaddedGraph.HEADS
          : out.make(
              PREFIX + "heads_" + part.index(),
              "Add",
              UnpaddedGraph.HEADS,
              out.constant("offset_" + offset, GraphTensor.INT32, List.of(), List.of(offset)));
    }
    String first =
        out.make(
            PREFIX + "first_heads",
            "Slice",
            UnpaddedGraph.HEADS,
            out.vector(0L),
            out.vector(1L),
            out.vector(1L));
    String tokens = out.make(PREFIX + "tokens_of_places", "Div", first, number(heads * parts));
    long all = (long) cut.heads() * part.count();
    String starts = out.make(PREFIX + "starts_" + all, "Mul", tokens, number(all));
    List<Long> offsets = new ArrayList<>();
    for (int i = 0; i < cut.count(); i++) {
      offsets.add((long) part.index() * cut.heads() + i / cut.copies());
    }
    String of = "_" + part.index() + "_of_" + all + "_by_" + cut.copies();
    String offset =
        out.constant("offsets" + of, GraphTensor.INT32, List.of(1, cut.count(), 1), offsets);
    return out.make(PREFIX + "heads" + of, "Add", starts, offset);
  }

  private String number(long number) {
    return out.constant("int_" + number, GraphTensor.INT32, List.of(), List.of(number));
  }

  /** Takes the heads of each token out of rows, and joins them. */
  void join(AnswerOfHeads answer, String output) throws IOException {
    if (answer.heads().heads() != heads) {
      throw new IOException("the model has attentions of several kinds");
    }
    long width = answer.heads().width();
    String flat =
        out.make(
            PREFIX + "flat_" + output, "Reshape", answer.untransposed(), out.vector(-1L, width));
    String kept = out.make(PREFIX + "kept_" + output, "Gather", flat, UnpaddedGraph.KEPT_HEADS);
    out.make(output, "Reshape", kept, out.vector(1L, -1L, heads * width));
  }
}
