package io.ner4j.onnx.runtime.trial;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ner4j.onnx.runtime.session.Environment;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A model's file as it is, run by ONNX Runtime on one thread, one sequence at a time. */
public final class BareFile implements AutoCloseable {

  private final OrtEnvironment environment = Environment.get();
  private final OrtSession session;

  public BareFile(Path file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(file.toString(), options);
    }
  }

  /** The logits of a sequence, token by token. */
  public float[] run(int[] ids) {
    long[] types = new long[ids.length];
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    long[] wide = Arrays.stream(ids).asLongStream().toArray();
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, new long[][] {wide});
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, new long[][] {mask});
        OnnxTensor typeTensor = OnnxTensor.createTensor(environment, new long[][] {types});
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] copy = new float[logits.remaining()];
      logits.get(copy);
      return copy;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
