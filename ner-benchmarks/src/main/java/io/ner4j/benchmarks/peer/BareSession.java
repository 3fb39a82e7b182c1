package io.ner4j.benchmarks.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ONNX Runtime by itself. Safe for use by many threads. */
public final class BareSession implements AutoCloseable {

  private static final List<String> INPUTS =
      List.of("input_ids", "attention_mask", "token_type_ids");

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Set<String> inputs;
  private final Set<String> output;

  private BareSession(ModelFiles model, SessionOptions options) throws OrtException {
    session = environment.createSession(model.onnx().toString(), options);
    inputs = session.getInputNames();
    output = session.getOutputNames();
  }

  /** With ONNX Runtime's defaults but for the number of threads. */
  public static BareSession standard(ModelFiles model, Place place) throws OrtException {
    try (SessionOptions options = place.sessionOptions()) {
      return new BareSession(model, options);
    }
  }

  /** With the settings that ner4j makes. */
  public static BareSession likeNer4j(ModelFiles model, Place place) throws OrtException {
    try (SessionOptions options = place.sessionOptions()) {
      options.setMemoryPatternOptimization(false);
      options.addConfigEntry("session.intra_op.spin_duration_us", "1000");
      return new BareSession(model, options);
    }
  }

  /** Tensors for a batch, which the caller closes. */
  public Map<String, OnnxTensor> tensors(List<long[]> batch) throws OrtException {
    int columns = batch.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    long[] shape = {batch.size(), columns};
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (String name : INPUTS) {
      if (inputs.contains(name)) {
        LongBuffer values = buffer(batch.size() * columns);
        for (int row = 0; row < batch.size(); row++) {
          long[] ids = batch.get(row);
          for (int column = 0; column < ids.length; column++) {
            values.put(row * columns + column, value(name, ids[column]));
          }
        }
        tensors.put(name, OnnxTensor.createTensor(environment, values, shape));
      }
    }
    return tensors;
  }

  private static long value(String input, long id) {
    return switch (input) {
      case "input_ids" -> id;
      case "attention_mask" -> 1;
      default -> 0;
    };
  }

  private static LongBuffer buffer(int cells) {
    return ByteBuffer.allocateDirect(cells * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  /** Runs and copies the logits. */
  public float[] run(Map<String, OnnxTensor> tensors) throws OrtException {
    try (OrtSession.Result result = session.run(tensors, output)) {
      FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[logits.remaining()];
      logits.get(values);
      return values;
    }
  }

  public static void free(Map<String, OnnxTensor> tensors) {
    tensors.values().forEach(OnnxTensor::close);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
