package io.ner4j.onnx.gliner;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
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
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A GLiNER model on ONNX Runtime, as its own export writes it. */
public final class GlinerModel extends SessionModel implements SpanClassifier {

  private static final Logger LOG = LoggerFactory.getLogger(GlinerModel.class);

  private static final String OUTPUT = "logits";

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
          check(opened, config);
          return new GlinerModel(opened, config);
        });
  }

  /**
   * Tries out whether texts that run together change each other's answers, unless that is known;
   * then they run one by one.
   *
   * @param verdicts remembers what was found before
   * @param highestId the highest token id of the tokenizer's vocabulary
   * @throws NerModelException if the model answers otherwise from run to run
   */
  public void tryOut(Verdicts verdicts, Tokenizer tokenizer, int highestId) {
    TokenIds ids = new TokenIds(Math.max(1, highestId), tokenizer.padId());
    Verdict verdict =
        verdicts
            .read()
            .filter(known -> known.ids().equals(ids))
            .orElseGet(() -> tried(tokenizer, ids));
    if (Double.isFinite(verdict.difference())) {
      verdicts.write(verdict);
    }
    verdict.log(file());
    rowByRow |= verdict.alone();
  }

  private Verdict tried(Tokenizer tokenizer, TokenIds ids) {
    try {
      Optional<GlinerRows> rows = GlinerRows.of(this, tokenizer, ids.highest());
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

  private static void check(OpenedGraph opened, GlinerConfig config) {
    Path file = opened.graph().file();
    try {
      Set<String> inputs = opened.sessions().inputs().keySet();
      Set<String> wanted = new TreeSet<>(inputs(config.scoring()));
      if (!inputs.equals(wanted)) {
        throw new NerModelException(
            "expected %s to have the inputs %s, as GLiNER's export writes them for its span_mode, but it has %s; export it again with docs/export_gliner.py"
                .formatted(file, wanted, new TreeSet<>(inputs)));
      }
      NodeInfo logits = opened.sessions().outputs().get(OUTPUT);
      if (logits == null || !(logits.getInfo() instanceof TensorInfo info) || !isScores(info)) {
        throw new NerModelException(
            "expected %s to have the output logits of four dimensions, but it has %s; export it again with docs/export_gliner.py"
                .formatted(file, opened.sessions().outputs().values()));
      }
    } catch (OrtException e) {
      throw new NerModelException("could not read " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean isScores(TensorInfo info) {
    boolean number =
        info.type == OnnxJavaType.FLOAT
            || info.type == OnnxJavaType.FLOAT16
            || info.type == OnnxJavaType.BFLOAT16;
    return number && info.getShape().length == 4;
  }

  private static Set<String> inputs(Scoring scoring) {
    Set<String> inputs =
        new TreeSet<>(
            Set.of(GlinerInputs.IDS, GlinerInputs.MASK, GlinerInputs.WORDS, GlinerInputs.LENGTHS));
    if (scoring == Scoring.SPANS) {
      inputs.add(GlinerInputs.SPANS);
      inputs.add(GlinerInputs.SPANS_MASK);
    }
    return inputs;
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
        OrtSession.Result result = sessions().run(inputs.byName(), OUTPUT)) {
      return scores((OnnxTensor) result.get(0));
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

  private static Logits scores(OnnxTensor answer) {
    long[] shape = answer.getInfo().getShape();
    FloatBuffer buffer = answer.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return Logits.of(values, (int) shape[0], (int) shape[1], (int) (shape[2] * shape[3]));
  }
}
