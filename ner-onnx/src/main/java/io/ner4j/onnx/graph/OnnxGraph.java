package io.ner4j.onnx.graph;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The graph of an ONNX file, whose weights are left where they are: what is written refers to them.
 * For one thread.
 */
public final class OnnxGraph implements Closeable {

  // Fields of ModelProto.
  private static final int GRAPH = 7;
  private static final int OPSET = 8;
  private static final int FUNCTIONS = 25;

  // Fields of OperatorSetIdProto.
  private static final int OPSET_DOMAIN = 1;
  private static final int OPSET_VERSION = 2;

  // Fields of GraphProto.
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  private static final int VALUE_INFO = 13;
  private static final int SPARSE_INITIALIZER = 15;

  private static final int VALUE_NAME = 1;

  /** Bytes that may be copied; more is no graph but weights in an unusual place. */
  private static final long MAX_BYTES = 64L << 20;

  private static final Set<String> COARSE =
      Set.of("DynamicQuantizeLinear", "MatMulIntegerToFloat", "MatMulNBits", "QuantizeLinear");

  private final Path file;
  private final ProtoInput in;
  private final List<ProtoField> model;
  private final List<ProtoField> graph;
  private final List<GraphNode> nodes = new ArrayList<>();
  private final Map<String, GraphTensor> initializers = new HashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final Map<String, Long> opsets = new HashMap<>();

  private OnnxGraph(Path file, ProtoInput in) throws IOException {
    this.file = file;
    this.in = in;
    this.model = in.fields();
    this.graph = in.fields(only(model, GRAPH));
    refuse(model, FUNCTIONS, "functions");
    refuse(graph, SPARSE_INITIALIZER, "sparse weights");
    for (ProtoField field : model) {
      if (field.number() == OPSET) {
        readOpset(field);
      }
    }
    long bytes = 0;
    for (ProtoField field : graph) {
      if (field.number() == NODE) {
        bytes += field.length();
        check(bytes <= MAX_BYTES, "weights among its nodes");
        nodes.add(GraphNode.read(in, field));
      } else if (field.number() == INITIALIZER) {
        GraphTensor tensor = GraphTensor.read(in, field);
        initializers.put(tensor.name(), tensor);
      } else if (field.number() == INPUT) {
        inputs.add(nameOf(field));
      } else if (field.number() == OUTPUT) {
        outputs.add(nameOf(field));
      }
    }
  }

  /**
   * Reads the graph of a file.
   *
   * @throws IOException if it cannot be read, is no ONNX file, or has what is not understood here
   */
  public static OnnxGraph open(Path file) throws IOException {
    ProtoInput in = ProtoInput.open(file);
    try {
      return new OnnxGraph(file, in);
    } catch (IOException e) {
      in.close();
      throw e;
    } catch (RuntimeException e) {
      in.close();
      throw new IOException("the model's graph is not as it should be: " + e, e);
    }
  }

  private static ProtoField only(List<ProtoField> fields, int number) throws IOException {
    List<ProtoField> found = fields.stream().filter(field -> field.number() == number).toList();
    check(found.size() == 1, found.size() + " graphs");
    return found.get(0);
  }

  private static void refuse(List<ProtoField> fields, int number, String what) throws IOException {
    check(fields.stream().noneMatch(field -> field.number() == number), what);
  }

  private static void check(boolean fine, String found) throws IOException {
    if (!fine) {
      throw new IOException("the model has " + found);
    }
  }

  private void readOpset(ProtoField field) throws IOException {
    String domain = "";
    long version = 0;
    for (ProtoField part : in.fields(field)) {
      if (part.number() == OPSET_DOMAIN) {
        domain = in.text(part);
      } else if (part.number() == OPSET_VERSION) {
        version = part.value();
      }
    }
    opsets.put(domain.equals("ai.onnx") ? "" : domain, version);
  }

  private String nameOf(ProtoField value) throws IOException {
    for (ProtoField part : in.fields(value)) {
      if (part.number() == VALUE_NAME) {
        return in.text(part);
      }
    }
    return "";
  }

  /** The version of ONNX's own operators. */
  public long opset() {
    return opsets.getOrDefault("", 0L);
  }

  /** The nodes, each after those whose outputs it takes. */
  public List<GraphNode> nodes() {
    return nodes;
  }

  /** The constant tensors by their names. */
  public Map<String, GraphTensor> initializers() {
    return initializers;
  }

  public boolean has(String operator) {
    return nodes.stream().anyMatch(node -> node.operator().equals(operator));
  }

  /** Whether numbers between layers have fewer bits than in fp32. */
  public boolean isCoarse() {
    return COARSE.stream().anyMatch(this::has)
        || initializers.values().stream()
            .anyMatch(
                tensor ->
                    tensor.type() == GraphTensor.FLOAT16 || tensor.type() == GraphTensor.BFLOAT16);
  }

  /** The files beside the model that its weights lie in. */
  public Set<Path> weights() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (ProtoField field : graph) {
      if (field.number() == INITIALIZER) {
        for (ProtoField part : in.fields(field)) {
          if (part.number() == GraphTensor.EXTERNAL_DATA) {
            Map.Entry<String, String> entry = WeightReference.entry(in, part);
            if (entry.getKey().equals(WeightReference.LOCATION)) {
              files.add(file.resolveSibling(entry.getValue()));
            }
          }
        }
      }
    }
    return files;
  }

  /** Names of the inputs; old files list constant tensors among them. */
  public List<String> inputs() {
    return inputs;
  }

  public List<String> outputs() {
    return outputs;
  }

  /** The folder that weights are referred to in. */
  public Path folder() throws IOException {
    return Objects.requireNonNull(file.toRealPath().getParent(), "folder");
  }

  /**
   * Writes a model with other nodes, more constant tensors, more inputs and other outputs. Constant
   * tensors that no node takes are left out, and what was said of shapes in between, for it may not
   * hold.
   *
   * @param more constant tensors, as {@code TensorProto}
   * @param moreInputs inputs, as {@code ValueInfoProto}
   * @param otherOutputs outputs, as {@code ValueInfoProto}
   */
  public byte[] write(
      List<GraphNode> nodes,
      List<ProtoOutput> more,
      List<ProtoOutput> moreInputs,
      List<ProtoOutput> otherOutputs)
      throws IOException {
    WeightReference weights = new WeightReference(file, in);
    // Old files list constant tensors among the inputs, where they must stay constant.
    Set<String> used = new HashSet<>(inputs);
    nodes.forEach(node -> used.addAll(node.inputs()));
    Set<String> tables =
        nodes.stream()
            .filter(node -> node.operator().equals("Gather"))
            .map(node -> node.input(0))
            .collect(Collectors.toSet());
    ProtoOutput graphOut = new ProtoOutput();
    for (ProtoField field : graph) {
      switch (field.number()) {
        case NODE, VALUE_INFO, OUTPUT -> {
          // Written anew, or left out.
        }
        case INITIALIZER -> {
          String name = GraphTensor.read(in, field).name();
          if (used.contains(name)) {
            graphOut.message(INITIALIZER, weights.refer(field, tables.contains(name)));
          }
        }
        default -> graphOut.copy(field, bytes(field));
      }
    }
    nodes.forEach(node -> graphOut.message(NODE, node.write()));
    more.forEach(tensor -> graphOut.message(INITIALIZER, tensor));
    moreInputs.forEach(input -> graphOut.message(INPUT, input));
    otherOutputs.forEach(output -> graphOut.message(OUTPUT, output));
    ProtoOutput out = new ProtoOutput();
    for (ProtoField field : model) {
      if (field.number() == GRAPH) {
        out.message(GRAPH, graphOut);
      } else {
        out.copy(field, bytes(field));
      }
    }
    if (!opsets.containsKey(GraphNode.ONNX_RUNTIME)) {
      out.message(
          OPSET,
          new ProtoOutput().text(OPSET_DOMAIN, GraphNode.ONNX_RUNTIME).varint(OPSET_VERSION, 1));
    }
    return out.toBytes();
  }

  private byte[] bytes(ProtoField field) throws IOException {
    check(field.length() <= MAX_BYTES, "a field of " + field.length() + " bytes");
    return in.bytes(field);
  }

  /** The {@code ValueInfoProto} of an output. */
  public ProtoField output(String name) throws IOException {
    for (ProtoField field : graph) {
      if (field.number() == OUTPUT && nameOf(field).equals(name)) {
        return field;
      }
    }
    throw new IOException("the model has no output " + name);
  }

  public ProtoInput input() {
    return in;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
