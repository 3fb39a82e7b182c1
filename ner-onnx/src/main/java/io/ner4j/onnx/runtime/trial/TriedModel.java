package io.ner4j.onnx.runtime.trial;

import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.spi.Model;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a model and tries out how it may run: rewritten or as its file has it, in batches or one
 * sequence after the other. What counts is what the file as it is answers for sequences alone.
 */
public final class TriedModel {

  private static final Logger LOG = LoggerFactory.getLogger(TriedModel.class);

  private final ModelDirectory files;
  private final ModelConfig config;
  private final OnnxOptions options;
  private final ModelUse use;
  private final int highestId;

  private TriedModel(
      ModelDirectory files, ModelConfig config, OnnxOptions options, ModelUse use, int highestId) {
    this.files = files;
    this.config = config;
    this.options = options;
    this.use = use;
    this.highestId = highestId;
  }

  /**
   * Loads a model.
   *
   * @param use what its tokenizer and its user say of it
   * @param highestId the highest token id of its tokenizer
   * @throws NerModelException if it cannot be loaded, or does not know all tokens
   */
  public static Model load(
      ModelDirectory files, ModelConfig config, OnnxOptions options, ModelUse use, int highestId) {
    return new TriedModel(files, config, options, use, Math.max(1, highestId)).load();
  }

  private Model load() {
    Verdicts verdicts = Verdicts.of(files.model(), options, highestId);
    Optional<Verdict> known = verdicts.read();
    boolean asItIs = known.filter(Verdict::asItIs).isPresent();
    OnnxModel model = OnnxModel.load(files, config, asItIs ? options.asItIs() : options, use);
    return CloseOnFailure.close(
        model,
        () -> {
          model.checkVocabulary(highestId);
          Verdict verdict = known.orElseGet(() -> tried(model));
          if (known.isEmpty() && Double.isFinite(verdict.difference())) {
            verdicts.write(verdict);
          }
          verdict.log(model.file());
          boolean alone = verdict.alone() || mustRunAlone(model);
          if (verdict.asItIs() && model.skipsPadding()) {
            model.close();
            OnnxModel file = OnnxModel.load(files, config, options.asItIs(), use);
            return alone ? new UnbatchedModel(file) : file;
          }
          return alone ? new UnbatchedModel(model) : model;
        });
  }

  private boolean mustRunAlone(OnnxModel model) {
    if (model.dynamic() && !options.batchDependent()) {
      LOG.info(
          "{} runs one sequence after the other: it quantises by the values of all that runs together, so answers would depend on company; OnnxNerBuilder.batchDependent(true) allows that and is quicker for many texts",
          model.file());
      return true;
    }
    return !model.masked();
  }

  /** Compares a model with its file as it is, which is the model itself if it is not rewritten. */
  private Verdict tried(OnnxModel model) {
    if (!model.skipsPadding()) {
      return tried(model, model);
    }
    try (OnnxModel file = OnnxModel.load(files, config, options.asItIs().oneRun(), use)) {
      return tried(model, file);
    }
  }

  private Verdict tried(OnnxModel model, OnnxModel file) {
    try {
      CompanyTrial trial = new CompanyTrial(file, highestId, model.coarse());
      // Such a model answers otherwise in company by its design, and runs alone unless allowed.
      boolean together = model.masked() && !model.dynamic();
      double difference = 0;
      if (model.skipsPadding()) {
        difference = rewritten(trial, together ? model : new UnbatchedModel(model));
        if (difference == 0) {
          return new Verdict(false, false, 0);
        }
      }
      double company = together ? inCompany(trial, file) : 0;
      return new Verdict(true, company > 0, Math.max(difference, company));
    } catch (NerInferenceException e) {
      LOG.info("{} could not be tried out: {}", file.file(), e.getMessage());
      return new Verdict(true, true, Double.POSITIVE_INFINITY);
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
    try {
      CompanyTrial.Finding found = trial.of(file);
      return found.differs() ? found.difference() : 0;
    } catch (NerInferenceException e) {
      // Batches that are too large fail, and are halved.
      LOG.debug("{} could not be tried out in company: {}", file.file(), e.getMessage());
      return 0;
    }
  }
}
