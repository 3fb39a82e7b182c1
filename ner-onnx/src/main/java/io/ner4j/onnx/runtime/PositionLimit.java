package io.ner4j.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.NerModelException;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.packing.UnpaddedWriter;
import io.ner4j.onnx.runtime.session.Environment;
import io.ner4j.onnx.runtime.session.ModelGraph;
import io.ner4j.spi.Batch;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds how many tokens a graph has positions for. The part of it that numbers the tokens is run by
 * itself. The numbers are compared with the rows of the table that they are looked up in. Families
 * count from different numbers on, and configurations do not say so.
 */
final class PositionLimit {

  /** Numbering tokens takes few operators; what takes more is something else. */
  private static final int MAX_NODES = 200;

  private static final int MAX_TOKENS = 1 << 20;

  /** Operators of the encoder itself, behind which no position is found. */
  private static final Set<String> HEAVY =
      Set.of("MatMul", "Gemm", "Softmax", "LayerNormalization", "Conv", "MatMulInteger");

  private static final String PREFIX = "ner4j_position_";

  private final OnnxGraph graph;
  private final int id;
  private final Map<String, GraphNode> producers = new HashMap<>();

  /** Rows of the table that each tensor of numbers is looked up in. */
  private final Map<String, Long> rows = new LinkedHashMap<>();

  /** Rows of the table that positions are looked up in which the graph is fed. */
  private long fed = Integer.MAX_VALUE;

  private PositionLimit(OnnxGraph graph, int id) {
    this.graph = graph;
    this.id = id;
    graph.nodes().forEach(node -> node.outputs().forEach(name -> producers.put(name, node)));
  }

  /**
   * Bounds a number of tokens by the positions of a graph. A graph whose positions are not found,
   * as it has none or computes them, bounds nothing.
   *
   * @param tokens the number of tokens that is wanted
   * @param padId vocabulary id of the padding token, which some families do not number
   * @param firstPosition the position of the first token, where the graph is fed positions
   * @return the number of tokens that there are positions for, at most {@code tokens}
   */
  static int of(OnnxGraph graph, int tokens, int padId, int firstPosition) throws IOException {
    PositionLimit limit = new PositionLimit(graph, padId == 2 ? 3 : 2);
    limit.findTables();
    int wanted = (int) Math.max(1, Math.min(tokens, limit.fed - firstPosition));
    try {
      return limit.bound(Math.min(wanted, MAX_TOKENS)) ? limit.longest(wanted) : wanted;
    } catch (OrtException | NerModelException e) {
      throw new IOException("its positions could not be tried out: " + e.getMessage(), e);
    }
  }

  private void findTables() throws IOException {
    for (GraphNode node : graph.nodes()) {
      GraphTensor table = graph.initializers().get(node.input(0));
      if (!node.operator().equals("Gather")
          || node.number("axis", 0) != 0
          || table == null
          || table.shape().size() != 2
          || graph.initializers().containsKey(node.input(1))) {
        continue;
      }
      if (producers.containsKey(node.input(1))) {
        rows.merge(node.input(1), table.shape().get(0), Math::min);
      } else if (node.input(1).equals(ModelInputs.POSITIONS)) {
        fed = Math.min(fed, table.shape().get(0));
      }
    }
    rows.keySet().removeIf(tensor -> leading(Set.of(tensor)).isEmpty());
  }

  /** The nodes that lead to tensors, in their order; none if these are not just numbers. */
  private List<GraphNode> leading(Set<String> tensors) {
    Set<String> wanted = new HashSet<>(tensors);
    List<GraphNode> leading = new ArrayList<>();
    List<GraphNode> nodes = graph.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      GraphNode node = nodes.get(i);
      if (node.outputs().stream().anyMatch(wanted::contains)) {
        if (HEAVY.contains(node.operator()) || leading.size() >= MAX_NODES * tensors.size()) {
          return List.of();
        }
        wanted.addAll(node.inputs());
        leading.add(0, node);
      }
    }
    return leading;
  }

  /** Drops what does not number each token, and tells whether anything is left. */
  private boolean bound(int wanted) throws IOException, OrtException {
    if (rows.isEmpty() || wanted < 1) {
      return false;
    }
    try (Numbers numbers = new Numbers()) {
      for (int length = 2; length <= 3; length++) {
        int expected = length;
        numbers
            .of(length)
            .forEach(
                (tensor, found) -> {
                  // Ids of tokens, which are all the same here, are not numbers of places.
                  if (found.length != expected
                      || Arrays.stream(found).distinct().count() != expected) {
                    rows.remove(tensor);
                  }
                });
      }
    }
    return !rows.isEmpty();
  }

  private int longest(int wanted) throws IOException, OrtException {
    try (Numbers numbers = new Numbers()) {
      if (numbers.fit(wanted)) {
        return wanted;
      }
      int fits = 0;
      int tooLong = wanted;
      while (tooLong - fits > 1) {
        int middle = (fits + tooLong) >>> 1;
        if (numbers.fit(middle)) {
          fits = middle;
        } else {
          tooLong = middle;
        }
      }
      return fits == 0 ? wanted : fits;
    }
  }

  /** The part of the graph that numbers tokens, in a session of its own. */
  private final class Numbers implements AutoCloseable {

    private final List<String> tensors = List.copyOf(rows.keySet());
    private final OrtSession session;
    private final ModelInputs inputs;

    Numbers() throws IOException, OrtException {
      List<GraphNode> nodes = new ArrayList<>(leading(Set.copyOf(tensors)));
      List<ProtoOutput> outputs = new ArrayList<>();
      for (int i = 0; i < tensors.size(); i++) {
        nodes.add(
            GraphNode.of("Cast", List.of(tensors.get(i)), PREFIX + i)
                .with("to", GraphTensor.INT64));
        outputs.add(UnpaddedWriter.value(PREFIX + i, GraphTensor.INT64));
      }
      byte[] model = graph.write(nodes, List.of(), List.of(), outputs);
      try (SessionOptions options = new SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry(ModelGraph.FOLDER, graph.folder().toString());
        session = Environment.get().createSession(model, options);
        inputs = ModelInputs.of(session.getInputInfo(), graph.folder(), null);
      }
    }

    /** The numbers of a sequence's tokens. */
    Map<String, long[]> of(int length) throws OrtException {
      int[] ids = new int[length];
      Arrays.fill(ids, id);
      Map<String, long[]> numbers = new HashMap<>();
      try (ModelInputs.Tensors batch = inputs.tensors(Batch.of(List.of(ids), id));
          OrtSession.Result result = session.run(batch.byName(), Environment.quietRuns())) {
        for (int i = 0; i < tensors.size(); i++) {
          LongBuffer buffer = ((OnnxTensor) result.get(PREFIX + i).orElseThrow()).getLongBuffer();
          long[] of = new long[buffer.remaining()];
          buffer.get(of);
          numbers.put(tensors.get(i), of);
        }
      }
      return numbers;
    }

    /** Whether each token of a sequence has a row in each table. */
    boolean fit(int length) throws OrtException {
      return of(length).entrySet().stream()
          .allMatch(
              numbers ->
                  numbers.getValue().length == length
                      && Arrays.stream(numbers.getValue()).max().orElse(0)
                          < rows.getOrDefault(numbers.getKey(), Long.MAX_VALUE));
    }

    @Override
    public void close() throws OrtException {
      session.close();
    }
  }
}
