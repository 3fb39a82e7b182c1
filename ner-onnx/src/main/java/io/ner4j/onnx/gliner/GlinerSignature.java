package io.ner4j.onnx.gliner;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.ner4j.NerModelException;
import io.ner4j.onnx.runtime.session.OpenedGraph;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a GLiNER graph takes and answers: names, types and dimensions. */
final class GlinerSignature {

  static final String OUTPUT = "logits";

  private static final String REMEDY = "; export it again with docs/export_gliner.py";

  private static final int OUTPUT_DIMENSIONS = 4;

  /** Where a span starts, where it ends, and whether a word is inside. */
  private static final int BORDER_NUMBERS = 3;

  private static final Set<OnnxJavaType> NUMBERS =
      Set.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16, OnnxJavaType.BFLOAT16);

  private GlinerSignature() {}

  /**
   * Checks a graph.
   *
   * @throws NerModelException if it is none of the kind that its configuration says
   */
  static void check(OpenedGraph opened, Scoring scoring) {
    Path file = opened.graph().file();
    try {
      checkInputs(file, opened.sessions().inputs(), inputs(scoring));
      checkOutput(file, opened.sessions().outputs());
    } catch (OrtException e) {
      throw new NerModelException("could not read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void checkInputs(
      Path file, Map<String, NodeInfo> found, Map<String, Integer> wanted) {
    if (!found.keySet().equals(wanted.keySet())) {
      throw new NerModelException(
          "expected %s to have the inputs %s, as GLiNER's export writes them for its span_mode, but it has %s%s"
              .formatted(file, wanted.keySet(), new TreeSet<>(found.keySet()), REMEDY));
    }
    wanted.forEach(
        (name, dimensions) -> {
          OnnxJavaType type =
              name.equals(GlinerInputs.SPANS_MASK) ? OnnxJavaType.BOOL : OnnxJavaType.INT64;
          NodeInfo input = Objects.requireNonNull(found.get(name));
          boolean fits =
              input.getInfo() instanceof TensorInfo info
                  && info.type == type
                  && info.getShape().length == dimensions;
          if (!fits) {
            throw new NerModelException(
                "expected the input %s of %s to be %s of %s dimensions, but it is %s%s"
                    .formatted(name, file, type, dimensions, input.getInfo(), REMEDY));
          }
        });
  }

  private static void checkOutput(Path file, Map<String, NodeInfo> found) {
    NodeInfo logits = found.get(OUTPUT);
    boolean fits =
        logits != null
            && logits.getInfo() instanceof TensorInfo info
            && NUMBERS.contains(info.type)
            && info.getShape().length == OUTPUT_DIMENSIONS;
    if (!fits) {
      throw new NerModelException(
          "expected %s to have the output logits of floating point numbers in %s dimensions, but it has %s%s"
              .formatted(file, OUTPUT_DIMENSIONS, found.values(), REMEDY));
    }
  }

  /** The dimensions of each input by its name. */
  private static Map<String, Integer> inputs(Scoring scoring) {
    Map<String, Integer> inputs =
        new TreeMap<>(
            Map.of(
                GlinerInputs.IDS, 2,
                GlinerInputs.MASK, 2,
                GlinerInputs.WORDS, 2,
                GlinerInputs.LENGTHS, 2));
    if (scoring == Scoring.SPANS) {
      inputs.put(GlinerInputs.SPANS, 3);
      inputs.put(GlinerInputs.SPANS_MASK, 2);
    }
    return inputs;
  }

  /** The shape of the scores of a batch. */
  static long[] shape(SpanBatch batch, GlinerConfig config) {
    long rows = batch.tokens().rows();
    return config.scoring() == Scoring.SPANS
        ? new long[] {rows, batch.columns(), config.maxSpanWords(), batch.labels()}
        : new long[] {rows, batch.columns(), batch.labels(), BORDER_NUMBERS};
  }
}
