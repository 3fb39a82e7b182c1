package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.graph.ProtoField;
import io.ner4j.onnx.graph.ProtoInput;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.packing.TensorKinds.AnswerOfHeads;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Heads;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.Scores;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes an {@link UnpaddedGraph}. For one thread. */
public final class UnpaddedWriter {

  private static final String PREFIX = NodeWriter.PREFIX;

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
  private final NodeWriter out;

  UnpaddedWriter(OnnxGraph graph, NodeWriter out) {
    this.graph = graph;
    this.out = out;
  }

  /**
   * Numbers of the matrix's places, or of all its rows alike, as those of the tokens: {@code [1,
   * T]}.
   */
  String tokens(String tensor, boolean whole) {
    String all = tensor;
    if (!whole) {
      all = out.make(PREFIX + "all_" + tensor, "Expand", tensor, out.matrix());
    }
    String flat = out.make(PREFIX + "flat_" + tensor, "Reshape", all, out.vector(-1L));
    String kept = out.make(PREFIX + "kept_" + tensor, "Gather", flat, UnpaddedGraph.KEPT);
    return out.make(PREFIX + "tokens_" + tensor, "Reshape", kept, out.vector(1L, -1L));
  }

  /** Instead of a node that asks for a shape, which is not any more what it was. */
  void shapeAsItWas(GraphNode node, TensorKind kind) throws IOException {
    List<String> parts = new ArrayList<>();
    for (long size : formerShape(node, kind)) {
      parts.add(
          size == GraphSize.BATCH
              ? out.batch()
              : size == GraphSize.SEQUENCE ? out.length() : out.vector(size));
    }
    String whole = PREFIX + "shape_" + node.output();
    out.add(GraphNode.of("Concat", parts, whole).with("axis", 0));
    String from = out.vector(node.number("start", 0));
    String to = out.vector(node.number("end", Integer.MAX_VALUE));
    out.add(GraphNode.of("Slice", List.of(whole, from, to), node.output()));
  }

  private static List<Long> formerShape(GraphNode node, TensorKind kind) throws IOException {
    if (kind instanceof OfTokens tokens && tokens.rank() == 2) {
      return List.of(GraphSize.BATCH, GraphSize.SEQUENCE);
    } else if (kind instanceof OfTokens tokens && tokens.width() > 0) {
      return List.of(GraphSize.BATCH, GraphSize.SEQUENCE, tokens.width());
    } else if (kind instanceof CutIntoHeads cut && !cut.shape().contains(GraphSize.UNKNOWN)) {
      return cut.shape();
    } else if (kind instanceof AnswerOfHeads answer) {
      return HeadOrder.BY_TOKEN.shape(answer.heads().heads(), answer.heads().width());
    } else if (kind instanceof Heads of) {
      return HeadOrder.BY_HEAD.shape(of.heads(), of.width());
    } else if (kind instanceof Scores of) {
      long heads = of.heads();
      return List.of(GraphSize.BATCH, heads, GraphSize.SEQUENCE, GraphSize.SEQUENCE);
    }
    throw new IOException("the model has a Shape of unknown kind, " + node.output());
  }

  UnpaddedGraph finish(int heads, int parts) throws IOException {
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
    List<GraphNode> needed = out.needed(logits);
    byte[] model = graph.write(needed, out.constants(needed), inputs, List.of(output(logits)));
    return new UnpaddedGraph(model, graph.folder(), heads, parts);
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
