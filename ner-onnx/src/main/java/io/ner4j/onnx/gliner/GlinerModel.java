package io.ner4j.onnx.gliner;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.InputBuffers;
import io.ner4j.onnx.runtime.SessionModel;
import io.ner4j.onnx.runtime.session.ModelGraph;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.runtime.session.OpenedGraph;
import io.ner4j.onnx.runtime.session.OutOfMemory;
import io.ner4j.onnx.runtime.trial.TokenIds;
import io.ner4j.onnx.runtime.trial.Verdict;
import io.ner4j.onnx.runtime.trial.Verdicts;
import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.spi.Tokenizer;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A GLiNER model on ONNX Runtime, as its own export writes it. */
public final class GlinerModel extends SessionModel implements SpanClassifier {

  private static final Logger LOG = LoggerFactory.getLogger(GlinerModel.class);

  /** Words of a short text. */
  private static final int SHORT = 2;

  private final GlinerConfig config;
  private final boolean dynamic;
  private final boolean coarse;

  /** Answers would depend on company. Set before the model is handed on. */
  private boolean rowByRow;

  private final InputBuffers buffers = new InputBuffers();

  private GlinerModel(OpenedGraph opened, GlinerConfig config) {
    super(opened.graph().file(), opened.sessions());
    this.config = config;
    this.coarse = opened.graph().coarse();
    // Its scales are those of all that runs together, so a text's neighbours would change it.
    this.dynamic = opened.graph().dynamic();
    this.rowByRow = dynamic && !opened.options().batchDependent();
  }

  /**
   * Loads a model file and checks its inputs and outputs.
   *
   * @throws NerModelException if it cannot be loaded or is no GLiNER model of the kind that its
   *     configuration says
   */
  public static GlinerModel load(ModelDirectory files, GlinerConfig config, OnnxOptions options) {
    OpenedGraph opened = OpenedGraph.open(ModelGraph.read(files.model(), false), options);
    return CloseOnFailure.close(
        opened::close,
        () -> {
          GlinerSignature.check(opened, config.scoring());
          return new GlinerModel(opened, config);
        });
  }

  /**
   * Checks that the model answers a short text as its settings say. Tries out whether texts that
   * run together change each other's answers, unless that is known; then they run one by one.
   *
   * @param verdicts remembers what was found before
   * @param marks what stands around labels
   * @param highestId the highest token id of the tokenizer's vocabulary
   * @throws NerModelException if the model answers otherwise than its settings say, or otherwise
   *     from run to run
   */
  public void tryOut(Verdicts verdicts, Tokenizer tokenizer, GlinerMarks marks, int highestId) {
    TokenIds ids = new TokenIds(Math.max(1, highestId), tokenizer.padId());
    GlinerRows.of(tokenizer, marks, ids.highest()).ifPresent(this::checkAnswer);
    Verdict verdict =
        verdicts
            .read()
            .filter(known -> known.ids().equals(ids))
            .orElseGet(() -> tried(tokenizer, marks, ids));
    if (Double.isFinite(verdict.difference())) {
      verdicts.write(verdict);
    }
    verdict.log(file());
    rowByRow |= verdict.alone();
  }

  /**
   * Reads a text of a few words. What is remembered of a file says nothing of its settings, and a
   * longer text takes as much memory as they want.
   */
  private void checkAnswer(GlinerRows rows) {
    if (rows.shortest() > maxTokens()) {
      return;
    }
    rows.add(Math.min(SHORT, maxWords()), maxTokens());
    try {
      run(rows.batch(0));
    } catch (NerInferenceException e) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected %s to score spans of up to %d words, as %s says, but it fails on a short text: %s; check that the two belong together, or export the model again with docs/export_gliner.py",
              file(),
              maxSpanWords(),
              GlinerConfig.FILE,
              e.getMessage()),
          e);
    }
  }

  private Verdict tried(Tokenizer tokenizer, GlinerMarks marks, TokenIds ids) {
    try {
      Optional<GlinerRows> rows = GlinerRows.of(tokenizer, marks, ids.highest());
      double difference = 0;
      if (rows.isPresent()) {
        GlinerTrial trial = new GlinerTrial(this, rows.get());
        difference = dynamic ? 0 : trial.inCompany();
      }
      return new Verdict(true, difference > 0, difference, ids);
    } catch (NerInferenceException | ArithmeticException e) {
      LOG.info("{} could not be tried out: {}", file(), e.getMessage());
      return new Verdict(true, true, Double.POSITIVE_INFINITY, ids);
    }
  }

  /** Whether texts would change each other's answers if they ran together. */
  public boolean runsOneByOne() {
    return rowByRow;
  }

  /** Whether numbers between layers have fewer bits than in fp32. */
  boolean coarse() {
    return coarse;
  }

  @Override
  public Scoring scoring() {
    return config.scoring();
  }

  @Override
  public int maxSpanWords() {
    return config.maxSpanWords();
  }

  @Override
  public int maxWords() {
    return config.maxWords();
  }

  @Override
  public int maxTokens() {
    return config.maxTokens();
  }

  @Override
  public String labelMarker() {
    return config.labelMarker();
  }

  @Override
  public String labelsEnd() {
    return config.labelsEnd();
  }

  @Override
  public boolean skipsPadding() {
    return rowByRow;
  }

  @Override
  public Logits run(SpanBatch batch) {
    if (!rowByRow || batch.tokens().rows() == 1) {
      return runAtOnce(batch);
    }
    float[] values = new float[0];
    int numbers = 0;
    for (int row = 0; row < batch.tokens().rows(); row++) {
      Logits own = runAtOnce(batch.row(row));
      numbers = own.labels();
      if (row == 0) {
        values = new float[batch.tokens().rows() * batch.columns() * numbers];
      }
      float[] scores = own.copy(0, 0, own.columns());
      System.arraycopy(scores, 0, values, row * batch.columns() * numbers, scores.length);
    }
    return Logits.of(values, batch.tokens().rows(), batch.columns(), numbers);
  }

  private Logits runAtOnce(SpanBatch batch) {
    int maxSpanWords = config.scoring() == Scoring.SPANS ? config.maxSpanWords() : 0;
    try (GlinerInputs inputs = GlinerInputs.of(batch, maxSpanWords, buffers);
        OrtSession.Result result = sessions().run(inputs.byName(), GlinerSignature.OUTPUT)) {
      return scores((OnnxTensor) result.get(0), batch);
    } catch (OrtException e) {
      throw new NerInferenceException(
          String.format(
              Locale.ROOT,
              "ONNX Runtime failed on %d sequences of up to %d tokens and %d labels on %s: %s%s",
              batch.tokens().rows(),
              batch.tokens().columns(),
              batch.labels(),
              device(),
              e.getMessage(),
              OutOfMemory.remedy(e)),
          e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private Logits scores(OnnxTensor answer, SpanBatch batch) {
    long[] shape = answer.getInfo().getShape();
    long[] expected = GlinerSignature.shape(batch, config);
    if (!Arrays.equals(shape, expected)) {
      throw new NerModelException(
          "expected %s to answer scores of shape %s, but it answered %s; check that %s belongs to it, or export it again with docs/export_gliner.py"
              .formatted(
                  file(), Arrays.toString(expected), Arrays.toString(shape), GlinerConfig.FILE));
    }
    FloatBuffer buffer = answer.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return Logits.of(values, (int) shape[0], (int) shape[1], (int) (shape[2] * shape[3]));
  }
}
