package io.ner4j.onnx.runtime.trial;

import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.natives.Ahead;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.HiddenScore;
import io.ner4j.onnx.runtime.session.ModelGraph;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.runtime.session.OpenedGraph;
import io.ner4j.spi.Model;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a model and tries out how it may run: rewritten or as its file has it, in batches or one
 * sequence after the other. What counts is what the file as it is answers for sequences alone.
 *
 * <p>Opening needs no tokenizer, and may go on while one is read. For one thread at a time.
 */
public final class TriedModel {

  private static final Logger LOG = LoggerFactory.getLogger(TriedModel.class);

  private final OnnxOptions options;
  private final Verdicts verdicts;
  private final Optional<Verdict> known;
  private final OpenedGraph opened;
  private @Nullable OpenedGraph reference;

  private TriedModel(
      OnnxOptions options, Verdicts verdicts, Optional<Verdict> known, OpenedGraph opened) {
    this.options = options;
    this.verdicts = verdicts;
    this.known = known;
    this.opened = opened;
    this.reference = known.isEmpty() && opened.isRewritten() ? opened.reference() : null;
  }

  /**
   * Opens a model file, and the file as it is beside it if these are to be compared.
   *
   * @return what is to be loaded or closed, once
   * @throws NerModelException if it cannot be opened where it must run
   */
  public static TriedModel open(Path file, OnnxOptions options) {
    Ahead<Verdicts> digest = Ahead.start("ner4j-load-digest", () -> Verdicts.of(file, options));
    ModelGraph graph = ModelGraph.read(file, options.unpad());
    Verdicts verdicts = digest.get();
    Optional<Verdict> known = verdicts.read();
    boolean asItIs = known.filter(Verdict::asItIs).isPresent();
    OpenedGraph opened = OpenedGraph.open(asItIs ? graph.asItIs() : graph, options);
    return CloseOnFailure.close(
        opened::close, () -> new TriedModel(options, verdicts, known, opened));
  }

  /**
   * Loads the model.
   *
   * @param use what its tokenizer and its user say of it
   * @param highestId the highest token id of its tokenizer
   * @throws NerModelException if it cannot be loaded, does not know all tokens, or answers
   *     otherwise from run to run
   */
  public Model load(ModelConfig config, ModelUse use, int highestId) {
    return load(config, use, highestId, HiddenScore.hidesAll());
  }

  /**
   * Loads it on a processor whose softmax makes exact zeros of infinity, or on one that does not.
   */
  Model load(ModelConfig config, ModelUse use, int highestId, boolean exactZeros) {
    try {
      OnnxModel model = OnnxModel.load(opened, config, use);
      return CloseOnFailure.close(
          model,
          () -> {
            TokenIds ids = new TokenIds(Math.max(1, highestId), use.padId());
            Model tried = load(model, ids, config.chunked());
            return tried == model && model.skipsPadding() && !exactZeros ? alone(model) : tried;
          });
    } finally {
      closeReference();
    }
  }

  private Model load(OnnxModel model, TokenIds ids, boolean chunked) {
    model.checkVocabulary(ids.highest());
    Verdict verdict =
        known.filter(before -> before.ids().equals(ids)).orElseGet(() -> tried(model, ids));
    if (Double.isFinite(verdict.difference())) {
      verdicts.write(verdict);
    }
    if (chunked && verdict.alone()) {
      throw new NerModelException(
          "expected %s to answer the same wherever its rows are filled up, but its scores change: attention in windows was exported with a sample that is shorter than texts are; export it with a fixed length, such as that of its positions, and attention_mask"
              .formatted(model.file()));
    }
    verdict.log(model.file());
    boolean alone = verdict.alone() || mustRunAlone(model);
    Model usable = verdict.asItIs() && model.skipsPadding() ? asItIs(model) : model;
    Model answering = alone ? new UnbatchedModel(usable) : usable;
    return verdict.longest() < model.maxTokens()
        ? new ShorterModel(answering, verdict.longest())
        : answering;
  }

  private static Model alone(OnnxModel model) {
    LOG.info(
        "{} runs one sequence after the other: on this processor, softmax leaves more than zero of what fills a row up",
        model.file());
    return new UnbatchedModel(model);
  }

  private OnnxModel asItIs(OnnxModel rewritten) {
    rewritten.close();
    return rewritten.with(OpenedGraph.open(opened.graph().asItIs(), options));
  }

  /** Closes what was opened, and is not to be loaded. */
  public void close() {
    opened.close();
    closeReference();
  }

  private void closeReference() {
    if (reference != null) {
      reference.close();
      reference = null;
    }
  }

  private boolean mustRunAlone(OnnxModel model) {
    if (model.dynamic() && !options.batchDependent()) {
      LOG.info(
          "{} runs one sequence after the other: it computes scales from all texts of a batch, so answers would depend on the batch; OnnxNerBuilder.batchDependent(true) allows that and is faster for many texts",
          model.file());
      return true;
    }
    if (!model.masked()) {
      LOG.info(
          "{} runs one sequence after the other: it has no input attention_mask that tells text from padding",
          model.file());
    }
    return !model.masked();
  }

  /** Compares a model with its file as it is, which is the model itself if it is not rewritten. */
  private Verdict tried(OnnxModel model, TokenIds ids) {
    if (!model.skipsPadding()) {
      return tried(model, model, ids);
    }
    OpenedGraph file = reference == null ? opened.reference() : reference;
    reference = null;
    try (OnnxModel asItIs = model.with(file)) {
      return tried(model, asItIs, ids);
    }
  }

  private static Verdict tried(OnnxModel model, OnnxModel file, TokenIds ids) {
    try {
      CompanyTrial trial = new CompanyTrial(file, ids, model.coarse());
      refuseRandom(trial, file);
      // Such a model answers otherwise in company by its design, and runs alone unless allowed.
      boolean together = model.masked() && !model.dynamic();
      double difference = 0;
      if (model.skipsPadding()) {
        difference = rewritten(trial, together ? model : new UnbatchedModel(model));
        if (difference == 0) {
          return new Verdict(false, false, 0, ids);
        }
      }
      double company = together ? inCompany(trial, file) : 0;
      int longest = together && company == 0 ? new LengthTrial(trial, file).longest() : Verdict.ANY;
      return new Verdict(true, company > 0, Math.max(difference, company), ids, longest);
    } catch (NerInferenceException e) {
      LOG.info("{} could not be tried out: {}", file.file(), e.getMessage());
      return new Verdict(true, true, Double.POSITIVE_INFINITY, ids);
    }
  }

  private static void refuseRandom(CompanyTrial trial, OnnxModel file) {
    CompanyTrial.Finding again = trial.again(file);
    if (again.differs()) {
      throw new NerModelException(
          "expected %s to answer the same for the same tokens, but its scores differ by up to %s from one run to the next; it has random operators, such as dropout: export it again after model.eval()"
              .formatted(file.file(), again.difference()));
    }
  }

  /** By how much a rewritten graph differs from its file, or 0 if by no more than rounding. */
  private static double rewritten(CompanyTrial trial, Model model) {
    try {
      CompanyTrial.Finding found = trial.of(model);
      return found.differs() ? found.difference() : 0;
    } catch (NerInferenceException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** By how much company changes answers of a file, or 0 if by no more than rounding. */
  private static double inCompany(CompanyTrial trial, OnnxModel file) {
    CompanyTrial.Finding found = trial.ofThoseThatRun(file);
    return found.differs() ? found.difference() : 0;
  }
}
