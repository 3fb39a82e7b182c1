package io.ner4j.benchmarks.compare;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.peer.BareSession;
import io.ner4j.benchmarks.peer.Tokens;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What callers do who have no ner4j: each tokenises its text, runs it alone in one session with
 * ONNX Runtime's default settings that all share, and takes the best label of each token. Safe for
 * use by many threads.
 */
final class LoneCalls implements AutoCloseable {

  private final BareSession session;
  private final Tokens tokens;
  private final int labels;

  private LoneCalls(BareSession session, Tokens tokens, int labels) {
    this.session = session;
    this.tokens = tokens;
    this.labels = labels;
  }

  static LoneCalls of(ModelFiles model, Place place) throws OrtException, IOException {
    return new LoneCalls(
        BareSession.standard(model, place), Tokens.of(model), model.labels().size());
  }

  /** The best label of each token. */
  int[] read(String text) throws OrtException {
    Map<String, OnnxTensor> tensors = session.tensors(List.of(tokens.ids(text)));
    try {
      float[] logits = session.run(tensors);
      int[] best = new int[logits.length / labels];
      for (int token = 0; token < best.length; token++) {
        for (int label = 1; label < labels; label++) {
          if (logits[token * labels + label] > logits[token * labels + best[token]]) {
            best[token] = label;
          }
        }
      }
      return best;
    } finally {
      BareSession.free(tensors);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
    tokens.close();
  }
}
