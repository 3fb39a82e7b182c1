package io.ner4j.onnx.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.packing.UnpaddedInputs;
import io.ner4j.onnx.runtime.session.HiddenScore;
import io.ner4j.onnx.runtime.session.ModelGraph;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.runtime.session.OpenedGraph;
import io.ner4j.onnx.runtime.session.OutOfMemory;
import io.ner4j.onnx.runtime.session.SessionPair;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.ModelDefaults;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token classifier on ONNX Runtime.
 *
 * <p>On the CPU it has two sessions. A run that is alone gets the one with all threads, so that it
 * is soon over. Runs at the same time get the other, with one thread each: they need not wait for
 * each other's threads, and more gets done.
 */
public final class OnnxModel extends SessionModel implements Model {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxModel.class);

  private final ModelInputs inputs;
  private final String output;
  private final boolean unpadded;
  private final boolean dynamic;
  private final boolean coarse;
  private final List<String> labels;
  private final ModelDefaults defaults;
  private final int maxTokens;
  private final boolean probabilities;

  private OnnxModel(
      ModelGraph graph,
      SessionPair sessions,
      ModelInputs inputs,
      List<String> labels,
      ModelDefaults defaults,
      ModelFacts facts) {
    super(graph.file(), sessions);
    this.unpadded = graph.unpadded() != null;
    this.dynamic = graph.dynamic();
    this.coarse = graph.coarse();
    this.inputs = inputs;
    this.output = facts.output();
    this.labels = labels;
    this.defaults = defaults;
    this.maxTokens = facts.maxTokens();
    this.probabilities = facts.probabilities();
  }

  /**
   * Loads model.onnx and checks its inputs and outputs. Its graph is rewritten to compute nothing
   * for padding, if that is wanted and can be done; else it runs as it is.
   *
   * @throws NerModelException if it cannot be loaded, does not look like a token classifier, has
   *     another number of labels, or cannot run where it must
   */
  public static OnnxModel load(ModelDirectory files, ModelConfig config, OnnxOptions options) {
    return load(files, config, options, ModelUse.USUAL);
  }

  /** Loads model.onnx likewise, to be used as is said. */
  public static OnnxModel load(
      ModelDirectory files, ModelConfig config, OnnxOptions options, ModelUse use) {
    ModelGraph graph = ModelGraph.read(files.model(), options.unpad());
    return load(OpenedGraph.open(graph, options), config, use);
  }

  /** Makes a model of a graph that is open, or of its file as it is; a failure closes it. */
  public static OnnxModel load(OpenedGraph opened, ModelConfig config, ModelUse use) {
    if (opened.isRewritten()) {
      try {
        return checked(opened, config, use);
      } catch (NerModelException e) {
        LOG.debug("{} runs as it is: rewritten, {}", opened.graph().file(), e.getMessage());
        return checked(OpenedGraph.open(opened.graph().asItIs(), opened.options()), config, use);
      }
    }
    return checked(opened, config, use);
  }

  private static OnnxModel checked(OpenedGraph opened, ModelConfig config, ModelUse use) {
    OnnxModel model =
        CloseOnFailure.close(
            opened::close, () -> of(opened.graph(), opened.sessions(), config, use));
    return CloseOnFailure.close(
        model,
        () -> {
          model.check().labels();
          return model;
        });
  }

  /** The same model of another graph of the same file; a failure closes that. */
  public OnnxModel with(OpenedGraph other) {
    ModelFacts facts = new ModelFacts(output, probabilities, maxTokens);
    return CloseOnFailure.close(
        other::close,
        () -> {
          try {
            ModelInputs read =
                ModelInputs.of(other.sessions().inputs(), file(), null).fedAs(inputs);
            return new OnnxModel(other.graph(), other.sessions(), read, labels, defaults, facts);
          } catch (OrtException e) {
            throw new NerModelException("could not read " + file() + ": " + e.getMessage(), e);
          }
        });
  }

  private ModelCheck check() {
    return new ModelCheck(this, file());
  }

  private static OnnxModel of(
      ModelGraph graph, SessionPair sessions, ModelConfig config, ModelUse use) {
    Path file = graph.file();
    try {
      UnpaddedInputs added =
          graph.unpadded() == null ? null : new UnpaddedInputs(graph.unpadded(), HiddenScore.get());
      ModelInputs inputs =
          ModelInputs.of(sessions.inputs(), file, added).with(use.types(), config.positions());
      if (added != null && inputs.shape().isFixed()) {
        throw new NerModelException("a graph of fixed shape computes all that it is fed");
      }
      ModelFacts facts = ModelFacts.of(file, sessions, inputs, config, use);
      return new OnnxModel(graph, sessions, inputs, config.labels(), config.defaults(), facts);
    } catch (OrtException e) {
      throw new NerModelException("could not read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that the model knows all tokens of a vocabulary. A GPU does not tell.
   *
   * @throws NerModelException if it does not
   */
  public void checkVocabulary(int highestId) {
    check().vocabulary(highestId);
  }

  @Override
  public ModelDefaults defaults() {
    return defaults;
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
  public boolean skipsPadding() {
    return unpadded;
  }

  /** Whether it is known to quantise by the values of all that runs together. */
  public boolean dynamic() {
    return dynamic;
  }

  /** Whether numbers between layers have fewer bits than in fp32. */
  public boolean coarse() {
    return coarse;
  }

  /** Whether rows of a batch may be filled up without changing its answers. */
  public boolean masked() {
    return inputs.masked();
  }

  @Override
  public Logits run(Batch batch) {
    return inputs.shape().run(batch, this::runAtOnce);
  }

  private Logits runAtOnce(Batch batch) {
    try (ModelInputs.Tensors tensors = inputs.tensors(batch);
        OrtSession.Result result = sessions().run(tensors.byName(), output)) {
      Logits logits = ScoreReader.logits(result.get(0), probabilities);
      return unpadded ? ScoreReader.inRows(batch, logits) : logits;
    } catch (OrtException e) {
      throw new NerInferenceException(
          String.format(
              Locale.ROOT,
              "ONNX Runtime failed on %d sequences of up to %d tokens on %s: %s%s",
              batch.rows(),
              batch.columns(),
              device(),
              e.getMessage(),
              OutOfMemory.remedy(e)),
          e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
