package io.ner4j.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.ner4j.NerModelException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Finds the output of a graph that scores each label at each token. */
final class ModelOutputs {

  private static final String LOGITS = "logits";

  private static final Set<OnnxJavaType> WHOLE = Set.of(OnnxJavaType.INT64, OnnxJavaType.INT32);

  /** A table of transitions may have a row for the start and one for the end. */
  private static final int BORDERS = 2;

  private final Map<String, NodeInfo> outputs;
  private final int labels;
  private final Path file;

  ModelOutputs(Map<String, NodeInfo> outputs, int labels, Path file) {
    this.outputs = outputs;
    this.labels = labels;
    this.file = file;
  }

  /**
   * Chooses the output that is wanted, else the one called logits, else the only one that is as
   * wide as there are labels.
   *
   * @param wanted the name of the output to read, or null
   * @param width answers the last dimension of an output that does not declare it
   * @throws NerModelException if there is none, several fit, or the scores are not all that counts
   */
  String choose(@Nullable String wanted, ToIntFunction<String> width) {
    if (wanted != null) {
      return named(wanted);
    }
    refuseTransitions();
    List<String> scores = outputs.keySet().stream().filter(this::isScores).toList();
    if (scores.contains(LOGITS) || scores.size() == 1) {
      return scores.contains(LOGITS) ? LOGITS : scores.get(0);
    }
    List<String> fitting =
        scores.stream()
            .filter(
                name ->
                    labels
                        == declared(name)
                            .filter(w -> w > 0)
                            .orElseGet(() -> width.applyAsInt(name)))
            .toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    if (scores.isEmpty() && tags().isPresent()) {
      throw new NerModelException(
          "expected %s to score each label at each token, but its output %s holds one label a token, as after a CRF or argmax in the graph; export the scores before it, [batch, sequence, labels], and choose NerPipelineBuilder.decoder(BioDecoder::viterbi) for legal sequences"
              .formatted(file, tags().get()));
    }
    throw new NerModelException(
        String.format(
            Locale.ROOT,
            "expected %s to have one output [batch, sequence, labels], called %s or as wide as its"
                + " %d labels, but %s in %s; %s",
            file,
            LOGITS,
            labels,
            fitting.isEmpty() ? "none fits" : "several fit, " + fitting + ",",
            outputs.values(),
            fitting.isEmpty()
                ? "export it for token classification"
                : "choose one with OnnxNerBuilder.output(\"" + fitting.get(0) + "\")"));
  }

  private String named(String wanted) {
    if (!outputs.containsKey(wanted) || !isScores(wanted)) {
      throw new NerModelException(
          "expected %s to have the output %s, [batch, sequence, labels], but found %s; name another with OnnxNerBuilder.output"
              .formatted(file, wanted, outputs.values()));
    }
    return wanted;
  }

  /** An output of one whole number for each token: the labels that the graph itself decides for. */
  Optional<String> tags() {
    return outputs.keySet().stream()
        .filter(name -> shape(name).length == 2 && WHOLE.contains(type(name)))
        .findFirst();
  }

  private boolean isScores(String name) {
    return shape(name).length == 3 && !WHOLE.contains(type(name));
  }

  private void refuseTransitions() {
    Optional<String> table = outputs.keySet().stream().filter(this::isTransitions).findFirst();
    if (table.isPresent()) {
      throw new NerModelException(
          "expected %s to answer scores that need no transitions, but its output %s holds the transitions of a CRF, which ner4j does not apply; to read each token's scores without them, name these with OnnxNerBuilder.output(\"%s\"), and choose NerPipelineBuilder.decoder(BioDecoder::viterbi) for legal sequences"
              .formatted(
                  file,
                  table.get(),
                  outputs.keySet().stream().filter(this::isScores).findFirst().orElse(LOGITS)));
    }
  }

  /** Constant in size, and with a row and a column for each label. */
  private boolean isTransitions(String name) {
    long[] shape = shape(name);
    boolean square =
        shape.length == 2
            && shape[0] == shape[1]
            && shape[0] >= labels
            && shape[0] <= labels + BORDERS;
    return square || name.toLowerCase(Locale.ROOT).contains("transition");
  }

  private Optional<Integer> declared(String name) {
    long[] shape = shape(name);
    return Optional.of((int) shape[shape.length - 1]);
  }

  private long[] shape(String name) {
    return info(name).map(TensorInfo::getShape).orElseGet(() -> new long[0]);
  }

  private OnnxJavaType type(String name) {
    return info(name).map(info -> info.type).orElse(OnnxJavaType.UNKNOWN);
  }

  private Optional<TensorInfo> info(String name) {
    NodeInfo node = outputs.get(name);
    return node != null && node.getInfo() instanceof TensorInfo info
        ? Optional.of(info)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return Arrays.toString(outputs.keySet().toArray());
  }
}
