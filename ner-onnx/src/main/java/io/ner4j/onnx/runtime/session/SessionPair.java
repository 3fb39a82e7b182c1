package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ner4j.Device;
import io.ner4j.NerInferenceException;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.provider.ExecutionProvider;
import io.ner4j.onnx.runtime.provider.ExecutionProviders;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one model. One is for a run that is alone, with all threads, so that it is soon
 * over. The other is for runs at the same time, with one thread each, so that none waits for
 * another's threads and more gets done. On a GPU, or if runs never overlap, the first is all there
 * is.
 *
 * <p>Safe for use by many threads.
 */
public final class SessionPair {

  /** After so many runs without another beside them, a run is alone. */
  private static final int CALM = 8;

  private final OrtSession alone;
  private final @Nullable OrtSession together;
  private final Device device;
  private final ExecutionProvider provider;
  private final int parallelism;
  private final OrtSession.RunOptions quiet = Environment.quietRuns();
  private final AtomicInteger running = new AtomicInteger();

  /** Runs to go until a crowd counts as gone. */
  private final AtomicInteger crowded = new AtomicInteger();

  private SessionPair(Sessions.Opened alone, @Nullable OrtSession together, int parallelism) {
    this.alone = alone.session();
    this.device = alone.device();
    this.provider = alone.provider();
    this.together = together;
    this.parallelism = parallelism;
  }

  /**
   * Opens the sessions.
   *
   * @throws io.ner4j.NerModelException if they cannot be opened where they are wanted
   */
  public static SessionPair open(ModelGraph graph, OnnxOptions options) {
    return open(graph, options, ExecutionProviders.STANDARD);
  }

  static SessionPair open(ModelGraph graph, OnnxOptions options, ExecutionProviders providers) {
    Sessions.Opened alone = Sessions.open(graph, options, providers);
    return open(
        alone,
        options,
        fewer -> Sessions.open(graph, fewer, alone.provider(), alone.device()).session());
  }

  /** Opens the second session, if it is of use; a failure closes the first. */
  static SessionPair open(
      Sessions.Opened alone, OnnxOptions options, Function<OnnxOptions, OrtSession> second) {
    int parallelism = alone.provider().runsOneAtATime() ? 1 : options.parallelRuns();
    if (parallelism == 1 || options.intraOpThreads() == 1) {
      return new SessionPair(alone, null, parallelism);
    }
    return CloseOnFailure.close(
        alone.session(),
        () -> new SessionPair(alone, second.apply(options.withIntraOpThreads(1)), parallelism));
  }

  public Device device() {
    return device;
  }

  /** How many tokens of a batch make good use of the device. */
  public int batchTokens() {
    return provider.batchTokens();
  }

  /** What starting a run costs, as a number of tokens. */
  public int startTokens(int maxBatchTokens) {
    return provider.startTokens(maxBatchTokens);
  }

  /** How many runs at the same time are of use. */
  public int parallelism() {
    return parallelism;
  }

  public Map<String, NodeInfo> inputs() throws OrtException {
    return alone.getInputInfo();
  }

  public Map<String, NodeInfo> outputs() throws OrtException {
    return alone.getOutputInfo();
  }

  /** Runs the model for one of its outputs. */
  public OrtSession.Result run(Map<String, OnnxTensor> inputs, String output) throws OrtException {
    if (running.incrementAndGet() > 1) {
      crowded.set(CALM);
    }
    try {
      // Runs of a few callers do not overlap all the time, and are not alone for that.
      boolean crowd = crowded.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      OrtSession session = crowd && together != null ? together : alone;
      return session.run(inputs, Set.of(output), quiet);
    } finally {
      running.decrementAndGet();
    }
  }

  /** Closes them because of a failure, which keeps what goes wrong with that. */
  void close(Exception failure) {
    Sessions.close(alone, failure);
    if (together != null) {
      Sessions.close(together, failure);
    }
  }

  /**
   * Closes them.
   *
   * @throws NerInferenceException if ONNX Runtime fails to
   */
  public void close() {
    NerInferenceException failure =
        new NerInferenceException("ONNX Runtime failed to close a session");
    close(failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
