package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.packing.UnpaddedWriter;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is added to a score to hide it. Where this processor's softmax makes an exact zero of
 * infinity, that is it: no weight of any model can undo it. Else softmax would leave a number below
 * the normal ones, which such processors are slow with, and -60 hides scores of up to 10^8 only.
 */
public final class HiddenScore {

  private static final Logger LOG = LoggerFactory.getLogger(HiddenScore.class);

  private static final float FINITE = -60;

  /** More than a vector register holds, and no multiple of that. */
  private static final int PLACES = 77;

  // Fields of ModelProto, GraphProto and OperatorSetIdProto.
  private static final int IR_VERSION = 1;
  private static final int GRAPH = 7;
  private static final int OPSET = 8;
  private static final int GRAPH_NAME = 2;
  private static final int NODE = 1;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  private static final int OPSET_VERSION = 2;

  private HiddenScore() {}

  /** The score, the same in all of a process. */
  public static float get() {
    return OfProcess.SCORE;
  }

  /** Whether it hides scores of any size. Else sequences are not to share a batch. */
  public static boolean hidesAll() {
    return get() == Float.NEGATIVE_INFINITY;
  }

  private static final class OfProcess {
    static final float SCORE = isExact() ? Float.NEGATIVE_INFINITY : FINITE;
  }

  /** Whether softmax gives hidden places nothing, and the others what they get alone. */
  private static boolean isExact() {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      try (OrtSession session = Environment.get().createSession(softmax(), options)) {
        for (int shown = 1; shown < PLACES; shown++) {
          if (!isExact(session, shown)) {
            return false;
          }
        }
        return true;
      }
    } catch (OrtException e) {
      LOG.debug("softmax could not be tried out: {}", e.getMessage());
      return false;
    }
  }

  private static boolean isExact(OrtSession session, int shown) throws OrtException {
    float[] scores = new float[PLACES];
    for (int i = 0; i < PLACES; i++) {
      scores[i] = i < shown ? i % 5 : Float.NEGATIVE_INFINITY;
    }
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                Environment.get(), FloatBuffer.wrap(scores), new long[] {1, PLACES});
        OrtSession.Result result = session.run(Map.of("scores", tensor))) {
      FloatBuffer shares = ((OnnxTensor) result.get(0)).getFloatBuffer();
      for (int i = shown; i < PLACES; i++) {
        if (shares.get(i) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static byte[] softmax() {
    ProtoOutput graph =
        new ProtoOutput()
            .message(NODE, GraphNode.of("Softmax", List.of("scores"), "shares").write())
            .text(GRAPH_NAME, "softmax")
            .message(INPUT, UnpaddedWriter.value("scores", GraphTensor.FLOAT))
            .message(OUTPUT, UnpaddedWriter.value("shares", GraphTensor.FLOAT));
    return new ProtoOutput()
        .varint(IR_VERSION, 8)
        .message(GRAPH, graph)
        .message(OPSET, new ProtoOutput().text(1, "").varint(OPSET_VERSION, 13))
        .toBytes();
  }
}
