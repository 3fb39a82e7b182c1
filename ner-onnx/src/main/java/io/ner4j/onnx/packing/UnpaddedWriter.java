package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.graph.ProtoField;
import io.ner4j.onnx.graph.ProtoInput;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.packing.TensorKinds.AnswerOfHeads;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Heads;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.Part;
import io.ner4j.onnx.packing.TensorKinds.Scores;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the nodes of an {@link UnpaddedGraph}. For one thread. */
public final class UnpaddedWriter {

  private static final String PREFIX = "ner4j_";

  // Fields and values of ValueInfoProto and what it holds.
  private static final int NAME = 1;
  private static final int TYPE = 2;
  private static final int TENSOR_TYPE = 1;
  private static final int ELEMENT_TYPE = 1;
  private static final int SHAPE = 2;
  private static final int DIM = 1;
  private static final int DIM_VALUE = 1;
  private static final int DIM_PARAM = 2;

  private static final String TOKENS = PREFIX + "tokens";
  private static final String BATCH = PREFIX + "batch";
  private static final String SEQUENCE = PREFIX + "sequence";

  private final OnnxGraph graph;
  private final List<GraphNode> nodes = new ArrayList<>();
  private final Set<String> made = new HashSet<>();
  private final Map<String, ProtoOutput> constants = new LinkedHashMap<>();
  private int heads;
  private int parts;

  UnpaddedWriter(OnnxGraph graph) {
    this.graph = graph;
  }

  /** Adds a node as it is. */
  void add(GraphNode node) {
    nodes.add(node);
    made.addAll(node.outputs());
  }

  /** Makes a tensor, once. */
  private String make(String output, String operator, String... inputs) {
    if (!made.contains(output)) {
      add(GraphNode.of(operator, List.of(inputs), output));
    }
    return output;
  }

  private String constant(String name, int type, List<Integer> shape, Long... numbers) {
    constants.computeIfAbsent(
        PREFIX + name, all -> GraphTensor.write(all, type, shape, List.of(numbers)));
    return PREFIX + name;
  }

  private String vector(Long... numbers) {
    StringBuilder name = new StringBuilder("vector");
    for (long number : numbers) {
      name.append('_').append(number);
    }
    return constant(name.toString(), GraphTensor.INT64, List.of(numbers.length), numbers);
  }

  /** The shape of the matrix of batch and sequence. */
  private String matrix() {
    return make(PREFIX + "matrix", "Shape", UnpaddedGraph.IDS);
  }

  /**
   * Numbers of the matrix's places, or of all its rows alike, as those of the tokens: {@code [1,
   * T]}.
   */
  String tokens(String tensor, boolean whole) {
    String all = tensor;
    if (!whole) {
      all = make(PREFIX + "all_" + tensor, "Expand", tensor, matrix());
    }
    String flat = make(PREFIX + "flat_" + tensor, "Reshape", all, vector(-1L));
    String kept = make(PREFIX + "kept_" + tensor, "Gather", flat, UnpaddedGraph.KEPT);
    return make(PREFIX + "tokens_" + tensor, "Reshape", kept, vector(1L, -1L));
  }

  /** Instead of a node that asks for a shape, which is not any more what it was. */
  void shapeAsItWas(GraphNode node, TensorKind kind) throws IOException {
    List<String> parts = new ArrayList<>(List.of(matrix()));
    if (kind instanceof OfTokens tokens && tokens.rank() == 3 && tokens.width() > 0) {
      parts.add(vector(tokens.width()));
    } else if (kind instanceof CutIntoHeads cut) {
      parts.add(vector((long) cut.heads(), cut.width()));
    } else if (kind instanceof AnswerOfHeads answer) {
      parts.add(vector((long) answer.heads().heads(), answer.heads().width()));
    } else if (kind instanceof Heads of) {
      String batch = make(PREFIX + "batches", "Slice", matrix(), vector(0L), vector(1L));
      String sequence = make(PREFIX + "length", "Slice", matrix(), vector(1L), vector(2L));
      parts = List.of(batch, vector((long) of.heads()), sequence, vector(of.width()));
    } else if (kind instanceof Scores of) {
      String batch = make(PREFIX + "batches", "Slice", matrix(), vector(0L), vector(1L));
      String sequence = make(PREFIX + "length", "Slice", matrix(), vector(1L), vector(2L));
      parts = List.of(batch, vector((long) of.heads()), sequence, sequence);
    } else if (!(kind instanceof OfTokens tokens) || tokens.rank() != 2) {
      throw new IOException("the model has a Shape of unknown kind, " + node.output());
    }
    String whole = PREFIX + "shape_" + node.output();
    add(GraphNode.of("Concat", parts, whole).with("axis", 0));
    String from = vector(node.number("start", 0));
    String to = vector(node.number("end", Integer.MAX_VALUE));
    add(GraphNode.of("Slice", List.of(whole, from, to), node.output()));
  }

  /**
   * Hides what stands behind a sequence from its tokens.
   *
   * @param type element type of the scores
   */
  void mask(String scores, long type, String output) {
    String hidden = UnpaddedGraph.HIDDEN;
    if (type != GraphTensor.FLOAT) {
      hidden += "_" + type;
      if (!made.contains(hidden)) {
        add(GraphNode.of("Cast", List.of(UnpaddedGraph.HIDDEN), hidden).with("to", type));
      }
    }
    add(GraphNode.of("Add", List.of(scores, hidden), output));
  }

  /** Cuts tokens into heads, and puts them in rows. */
  void gatherHeads(CutIntoHeads cut, String output, boolean transposed) throws IOException {
    Part part = cut.part();
    if (heads != 0 && (heads != cut.heads() || parts != part.count())) {
      throw new IOException("the model has attentions of several kinds");
    }
    heads = cut.heads();
    parts = part.count();
    String index = UnpaddedGraph.HEADS;
    if (part.index() > 0) {
      long offset = (long) part.index() * heads;
      String by = constant("offset_" + offset, GraphTensor.INT32, List.of(), offset);
      index = make(PREFIX + "heads_" + part.index(), "Add", index, by);
    }
    String flat =
        make(
            PREFIX + "heads_of_" + part.whole(), "Reshape", part.whole(), vector(-1L, cut.width()));
    if (transposed) {
      String rows = make(PREFIX + "in_rows_" + output, "Gather", flat, index);
      add(GraphNode.of("Transpose", List.of(rows), output).with("perm", List.of(0, 1, 3, 2)));
    } else {
      add(GraphNode.of("Gather", List.of(flat, index), output));
    }
  }

  /** Takes the heads of each token out of rows, and joins them. */
  void joinHeads(AnswerOfHeads answer, String output) {
    long width = answer.heads().width();
    String flat =
        make(PREFIX + "flat_" + output, "Reshape", answer.untransposed(), vector(-1L, width));
    String kept = make(PREFIX + "kept_" + output, "Gather", flat, UnpaddedGraph.KEPT_HEADS);
    make(output, "Reshape", kept, vector(1L, -1L, answer.heads().heads() * width));
  }

  UnpaddedGraph finish() throws IOException {
    if (heads == 0) {
      throw new IOException("the model has no attention that is known");
    }
    String logits = graph.outputs().get(0);
    List<ProtoOutput> inputs =
        List.of(
            input(UnpaddedGraph.KEPT, dim(TOKENS)),
            input(UnpaddedGraph.HEADS, dim(BATCH), dim(heads), dim(SEQUENCE)),
            input(UnpaddedGraph.KEPT_HEADS, dim(TOKENS), dim(heads)),
            value(
                UnpaddedGraph.HIDDEN,
                GraphTensor.FLOAT,
                List.of(dim(BATCH), dim(1), dim(1), dim(SEQUENCE))));
    List<GraphNode> needed = needed(logits);
    Set<String> used = new HashSet<>();
    needed.forEach(node -> used.addAll(node.inputs()));
    constants.keySet().retainAll(used);
    byte[] model =
        graph.write(needed, List.copyOf(constants.values()), inputs, List.of(output(logits)));
    return new UnpaddedGraph(model, graph.folder(), heads, parts);
  }

  /** The nodes that an output needs, in their order. */
  private List<GraphNode> needed(String output) {
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

  private static ProtoOutput dim(long size) {
    return new ProtoOutput().varint(DIM_VALUE, size);
  }

  private static ProtoOutput dim(String name) {
    return new ProtoOutput().text(DIM_PARAM, name);
  }

  private static ProtoOutput input(String name, ProtoOutput... dims) {
    return value(name, GraphTensor.INT32, List.of(dims));
  }

  /** A {@code ValueInfoProto} of a tensor of any shape. */
  public static ProtoOutput value(String name, long type) {
    ProtoOutput typed =
        new ProtoOutput().message(TENSOR_TYPE, new ProtoOutput().varint(ELEMENT_TYPE, type));
    return new ProtoOutput().text(NAME, name).message(TYPE, typed);
  }

  private static ProtoOutput value(String name, long type, List<ProtoOutput> dims) {
    ProtoOutput shape = new ProtoOutput();
    dims.forEach(dim -> shape.message(DIM, dim));
    ProtoOutput tensor = new ProtoOutput().varint(ELEMENT_TYPE, type).message(SHAPE, shape);
    ProtoOutput typed = new ProtoOutput().message(TENSOR_TYPE, tensor);
    return new ProtoOutput().text(NAME, name).message(TYPE, typed);
  }

  /** The output as it was, but for its shape. */
  private ProtoOutput output(String name) throws IOException {
    ProtoInput in = graph.input();
    long type = 0;
    ProtoOutput labels = dim(PREFIX + "labels");
    for (ProtoField info : in.fields(graph.output(name))) {
      if (info.number() == TYPE) {
        for (ProtoField tensor : in.fields(in.fields(info).get(0))) {
          if (tensor.number() == ELEMENT_TYPE) {
            type = tensor.value();
          } else if (tensor.number() == SHAPE && in.fields(tensor).size() == 3) {
            labels = new ProtoOutput();
            ProtoField last = in.fields(tensor).get(2);
            for (ProtoField part : in.fields(last)) {
              labels.copy(part, in.bytes(part));
            }
          }
        }
      }
    }
    return value(name, type, List.of(dim(1), dim(TOKENS), labels));
  }
}
