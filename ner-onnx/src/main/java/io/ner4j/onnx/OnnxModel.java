package io.ner4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.ner4j.Device;
import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.decode.LabelSet;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token classifier on ONNX Runtime.
 *
 * <p>On the CPU it has two sessions. A run that is alone gets the one with all threads, so that it
 * is soon over. Runs at the same time get the other, with one thread each: they need not wait for
 * each other's threads, and more gets done.
 */
final class OnnxModel implements Model {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxModel.class);

  private static final String LOGITS = "logits";

  private static final String UNPADDED = "sequences that answer as they do alone";

  /** By how much, of a score or of 1, answers may differ that are the same. */
  private static final float ALIKE = 1e-2f;

  private final SessionPair sessions;
  private final ModelInputs inputs;
  private final String output;
  private final boolean unpadded;
  private final List<String> labels;
  private final int maxTokens;
  private final Path file;
  private final Unclosed memory;

  private OnnxModel(
      ModelGraph graph,
      SessionPair sessions,
      ModelInputs inputs,
      String output,
      ModelConfig config) {
    this.file = graph.file();
    this.unpadded = graph.unpadded() != null;
    this.sessions = sessions;
    this.inputs = inputs;
    this.output = output;
    this.labels = config.labels();
    this.maxTokens = config.maxTokens();
    this.memory =
        Unclosed.watch(
            this,
            "a pipeline on %s was never closed: its native memory was freed as the garbage collector found it; close it, or open it in a try-with-resources statement"
                .formatted(file),
            sessions::close);
  }

  /**
   * Loads model.onnx and checks its inputs and outputs. Its graph is rewritten to compute nothing
   * for padding, if that is wanted and can be done; else it runs as it is.
   *
   * @throws NerModelException if it cannot be loaded, does not look like a token classifier, has
   *     another number of labels, or cannot run where it must
   */
  static OnnxModel load(ModelDirectory files, ModelConfig config, OnnxOptions options) {
    Path file = files.model();
    if (options.unpad()) {
      try {
        UnpaddedGraph graph = Unpadding.of(file);
        // CUDA has no kernels for that: on a GPU it computes on the CPU and copies to and fro.
        boolean cpu = graph.dynamic() && options.device().isAuto();
        return load(
            new ModelGraph(file, graph), config, cpu ? options.withDevice(Device.cpu()) : options);
      } catch (IOException | NerModelException e) {
        LOG.debug("{} runs as it is and computes for padding, too: {}", file, e.getMessage());
      }
    }
    return load(ModelGraph.asItIs(file), config, options);
  }

  private static OnnxModel load(ModelGraph graph, ModelConfig config, OnnxOptions options) {
    SessionPair sessions = SessionPair.open(graph, options);
    OnnxModel model = OnFailure.close(sessions::close, () -> of(graph, sessions, config));
    return OnFailure.close(
        model,
        () -> {
          model.checkLabels();
          if (graph.unpadded() != null) {
            model.checkUnpadded(graph.unpadded().dynamic());
          }
          return model;
        });
  }

  private static OnnxModel of(ModelGraph graph, SessionPair sessions, ModelConfig config) {
    Path file = graph.file();
    try {
      UnpaddedInputs added = graph.unpadded() == null ? null : new UnpaddedInputs(graph.unpadded());
      ModelInputs inputs = ModelInputs.of(sessions.inputs(), file, added);
      NodeInfo output = output(sessions.outputs(), file);
      return new OnnxModel(graph, sessions, inputs, output.getName(), config);
    } catch (OrtException e) {
      throw new NerModelException("could not read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The output called logits, else the only one with a score for each label at each token. */
  private static NodeInfo output(Map<String, NodeInfo> outputs, Path file) {
    NodeInfo named = outputs.get(LOGITS);
    List<NodeInfo> candidates = named == null ? List.copyOf(outputs.values()) : List.of(named);
    List<NodeInfo> fitting =
        candidates.stream()
            .filter(
                node -> node.getInfo() instanceof TensorInfo info && info.getShape().length == 3)
            .toList();
    if (fitting.size() != 1) {
      throw new NerModelException(
          "expected %s to have one output [batch, sequence, labels], called %s, but found %s; export it for token classification"
              .formatted(file, LOGITS, outputs));
    }
    return fitting.get(0);
  }

  /** Reads one token, which tells more than what the model declares. */
  private void checkLabels() {
    int found = tryOut(0, "a model that reads any number of texts of any length").labels();
    if (found != labels.size()) {
      throw new NerModelException(
          "expected as many labels as %s scores, %d, but there are %d: %s; name them with OnnxNerBuilder.labels, or take the config.json that belongs to the model"
              .formatted(file, found, labels.size(), labels));
    }
    try {
      LabelSet.of(labels);
    } catch (IllegalArgumentException e) {
      throw new NerModelException(
          "expected labels to tell apart in the configuration of %s, but %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Checks that the model knows all tokens of a vocabulary. A GPU does not tell.
   *
   * @throws NerModelException if it does not
   */
  void checkVocabulary(int highestId) {
    if (highestId > 0) {
      tryOut(
          highestId,
          "a model that knows the %d tokens of its tokenizer; they belong to different models"
              .formatted(highestId + 1L));
    }
  }

  /** Checks that sequences answer the same together as alone, where a model does so at all. */
  private void checkUnpadded(boolean dynamic) {
    int[] shorter = {0};
    int[] longer = {0, 1, 0};
    Logits together = tryOut(UNPADDED, shorter, longer);
    Logits first = tryOut(UNPADDED, shorter);
    Logits second = tryOut(UNPADDED, longer);
    float difference =
        Math.max(
            difference(first.copy(0, 0, 1), together.copy(0, 0, 1)),
            difference(second.copy(0, 0, 3), together.copy(1, 0, 3)));
    if (!dynamic && !(difference <= ALIKE)) {
      throw new NerModelException(
          "expected %s in %s, but together with others they differ by %s"
              .formatted(UNPADDED, file, difference));
    }
  }

  private static float difference(float[] ones, float[] others) {
    float most = 0;
    for (int i = 0; i < ones.length; i++) {
      most = Math.max(most, Math.abs(ones[i] - others[i]) / Math.max(1, Math.abs(ones[i])));
    }
    return most;
  }

  private Logits tryOut(int token, String expected) {
    return tryOut(expected, new int[] {token});
  }

  private Logits tryOut(String expected, int[]... sequences) {
    try {
      return run(Batch.of(List.of(sequences), 0));
    } catch (RuntimeException e) {
      throw new NerModelException(
          "expected %s in %s, but it fails: %s".formatted(expected, file, e.getMessage()), e);
    }
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public Device device() {
    return sessions.device();
  }

  @Override
  public int parallelism() {
    return sessions.parallelism();
  }

  @Override
  public boolean skipsPadding() {
    return unpadded;
  }

  /** Whether rows of a batch may be filled up without changing its answers. */
  boolean masked() {
    return inputs.masked();
  }

  ModelDescription describe(ModelDirectory files) {
    try {
      return new ModelDescription(
          files.directory(),
          files.sizes(),
          tensors(sessions.inputs()),
          tensors(sessions.outputs()),
          LabelSet.of(labels),
          maxTokens,
          device());
    } catch (OrtException e) {
      throw new NerModelException("could not describe " + files + ": " + e.getMessage(), e);
    }
  }

  private static List<String> tensors(Map<String, NodeInfo> nodes) {
    return nodes.values().stream().map(OnnxModel::tensor).toList();
  }

  private static String tensor(NodeInfo node) {
    if (!(node.getInfo() instanceof TensorInfo info)) {
      return node.getName() + " " + node.getInfo();
    }
    List<String> shape = new ArrayList<>();
    String[] names = info.getDimensionNames();
    for (int i = 0; i < names.length; i++) {
      long size = info.getShape()[i];
      shape.add(size >= 0 ? Long.toString(size) : names[i].isEmpty() ? "?" : names[i]);
    }
    String type = info.type.toString().toLowerCase(Locale.ROOT);
    return "%s %s %s".formatted(node.getName(), type, shape);
  }

  @Override
  public Logits run(Batch batch) {
    try (ModelInputs.Tensors tensors = inputs.tensors(batch);
        OrtSession.Result result = sessions.run(tensors.byName(), output)) {
      return unpadded ? pad(batch, logits(result.get(0))) : logits(result.get(0));
    } catch (OrtException e) {
      throw new NerInferenceException(
          "ONNX Runtime failed on %d sequences of up to %d tokens on %s: %s%s"
              .formatted(
                  batch.rows(), batch.columns(), device(), e.getMessage(), OutOfMemory.mend(e)),
          e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Puts what was answered for the tokens, one after the other, in rows. */
  private static Logits pad(Batch batch, Logits tokens) {
    int width = tokens.labels();
    float[] values = new float[batch.rows() * batch.columns() * width];
    int first = 0;
    for (int row = 0; row < batch.rows(); row++) {
      float[] scores = tokens.copy(0, first, batch.length(row));
      System.arraycopy(scores, 0, values, row * batch.columns() * width, scores.length);
      first += batch.length(row);
    }
    return Logits.of(values, batch.rows(), batch.columns(), width);
  }

  private static Logits logits(OnnxValue answer) {
    if (!(answer instanceof OnnxTensor logits) || logits.getInfo().getShape().length != 3) {
      throw new NerInferenceException(
          "expected logits [batch, sequence, labels], but the model answers " + answer.getInfo());
    }
    long[] shape = logits.getInfo().getShape();
    return Logits.of(values(logits), (int) shape[0], (int) shape[1], (int) shape[2]);
  }

  /** The scores as fp32, whatever floating-point type they have. */
  private static float[] values(OnnxTensor logits) {
    FloatBuffer buffer = logits.getFloatBuffer();
    if (buffer == null) {
      throw new NerInferenceException(
          "expected logits of a floating-point type, but the model answers "
              + logits.getInfo().type);
    }
    if (buffer.hasArray() && buffer.array().length == buffer.remaining()) {
      return buffer.array();
    }
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  @Override
  public void close() {
    memory.close();
  }
}
