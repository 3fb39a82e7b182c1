package io.ner4j.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.runtime.session.SessionPair;
import io.ner4j.spi.Batch;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Runs the model on random tokens. For one thread. */
final class RandomTrial {

  private static final int TRIAL_TOKENS = 64;

  /** Ids that even a tiny vocabulary has. */
  private static final int FEW_IDS = 4;

  private final Path file;
  private final SessionPair sessions;
  private final ModelInputs inputs;
  private final Batch few;
  private Batch batch;

  RandomTrial(Path file, SessionPair sessions, ModelInputs inputs, ModelConfig config) {
    this.file = file;
    this.sessions = sessions;
    this.inputs = inputs;
    int columns = inputs.shape().columns();
    int length = Math.min(config.maxTokens(), columns > 0 ? columns : TRIAL_TOKENS);
    this.few = batch(length, FEW_IDS);
    this.batch = batch(length, config.vocabulary().orElse(FEW_IDS));
  }

  private Batch batch(int length, int ids) {
    int[] sequence = new Random(length).ints(length, 0, ids).toArray();
    return Batch.of(Collections.nCopies(Math.max(1, inputs.shape().rows()), sequence), 0);
  }

  int tokens() {
    return batch.rows() * Math.max(batch.columns(), inputs.shape().columns());
  }

  int width(String output) {
    return scores(output).length / tokens();
  }

  float[] scores(String output) {
    try (ModelInputs.Tensors tensors = inputs.tensors(batch);
        OrtSession.Result result = sessions.run(tensors.byName(), output)) {
      FloatBuffer buffer =
          result.get(0) instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
      if (buffer == null) {
        throw failed(output + " holds no numbers", null);
      }
      float[] scores = new float[buffer.remaining()];
      buffer.get(scores);
      return scores;
    } catch (OrtException e) {
      // The configuration may tell of more ids than there are.
      if (batch == few) {
        throw failed(String.valueOf(e.getMessage()), e);
      }
      batch = few;
      return scores(output);
    }
  }

  /** What the graph decides for is what its scores say, unless more counts than these. */
  void checkTags(String tags, String output, float[] scores) {
    List<Integer> decided = decided(tags);
    int labels = scores.length / tokens();
    boolean same = decided.size() == tokens();
    for (int token = 0; same && token < decided.size(); token++) {
      float best = scores[token * labels];
      for (int label = 1; label < labels; label++) {
        best = Math.max(best, scores[token * labels + label]);
      }
      int label = decided.get(token);
      same = label >= 0 && label < labels && scores[token * labels + label] == best;
    }
    if (!same) {
      throw new NerModelException(
          "expected %s to decide by its scores, but its output %s holds other labels than are likeliest by %s, as after a CRF; to read the scores without it, name them with OnnxNerBuilder.output(\"%s\")"
              .formatted(file, tags, output, output));
    }
  }

  private List<Integer> decided(String tags) {
    try (ModelInputs.Tensors tensors = inputs.tensors(batch);
        OrtSession.Result result = sessions.run(tensors.byName(), tags)) {
      Object rows = result.get(0).getValue();
      List<Integer> decided = new ArrayList<>();
      if (rows instanceof long[][] wide) {
        for (long[] row : wide) {
          for (long label : row) {
            decided.add((int) label);
          }
        }
      } else if (rows instanceof int[][] narrow) {
        for (int[] row : narrow) {
          for (int label : row) {
            decided.add(label);
          }
        }
      }
      return decided;
    } catch (OrtException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  private NerModelException failed(String reason, @Nullable Throwable cause) {
    String message =
        "expected a model that reads any number of texts of any length in %s, but it fails: %s"
            .formatted(file, reason);
    return cause == null ? new NerModelException(message) : new NerModelException(message, cause);
  }
}
