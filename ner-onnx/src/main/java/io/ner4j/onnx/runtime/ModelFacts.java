package io.ner4j.onnx.runtime;

import ai.onnxruntime.OrtException;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.runtime.session.SessionPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be known of a model file beside its configuration: by its graph, and by a trial where
 * the graph does not tell.
 *
 * @param output the output to read
 * @param probabilities whether it holds probabilities instead of logits
 * @param maxTokens the longest sequence that it reads, special tokens included
 */
record ModelFacts(String output, boolean probabilities, int maxTokens) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelFacts.class);

  /**
   * Finds them.
   *
   * @throws NerModelException if the model is none that scores labels, or not in a way that is
   *     understood
   */
  static ModelFacts of(
      Path file, SessionPair sessions, ModelInputs inputs, ModelConfig config, ModelUse use)
      throws OrtException {
    RandomTrial trial = new RandomTrial(file, sessions, inputs, config);
    ModelOutputs outputs = new ModelOutputs(sessions.outputs(), config.labels().size(), file);
    String output = outputs.choose(use.output(), trial::width);
    ScoreKind kind = ScoreKind.UNKNOWN;
    int maxTokens = config.maxTokens();
    if (inputs.shape().columns() > 0) {
      maxTokens = Math.min(maxTokens, inputs.shape().columns());
    }
    try (OnnxGraph graph = OnnxGraph.open(file)) {
      kind = ScoreKind.of(graph, output);
      if (inputs.shape().columns() == 0) {
        maxTokens =
            PositionLimit.of(
                graph, maxTokens, config.padding().id().orElse(0), config.positions().first());
      }
    } catch (IOException e) {
      LOG.debug("{} is taken as its configuration says: {}", file, e.getMessage());
    }
    if (maxTokens < config.maxTokens()) {
      LOG.debug(
          "{} reads {} tokens, not {} as its configuration says",
          file,
          maxTokens,
          config.maxTokens());
    }
    Optional<String> tags = use.output() == null ? outputs.tags() : Optional.empty();
    if (kind == ScoreKind.LOGITS && tags.isEmpty()) {
      return new ModelFacts(output, false, maxTokens);
    }
    float[] scores = trial.scores(output);
    tags.ifPresent(name -> trial.checkTags(name, output, scores));
    int labels = scores.length / trial.tokens();
    ScoreKind confirmed = kind.confirm(scores, labels, file);
    return new ModelFacts(output, confirmed == ScoreKind.PROBABILITIES, maxTokens);
  }
}
