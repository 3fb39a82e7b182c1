package io.ner4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.ner4j.NerModelException;
import io.ner4j.spi.Batch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model wants to be fed, by name and type: {@code [rows, columns]}, int64 or int32.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class ModelInputs {

  /** An input that an exported BERT may have, by its name in transformers. */
  private enum Content {
    INPUT_IDS,
    ATTENTION_MASK,
    TOKEN_TYPE_IDS;

    private final String inputName = name().toLowerCase(Locale.ROOT);

    int value(Batch batch, int row, int column) {
      return switch (this) {
        case INPUT_IDS -> batch.id(row, column);
        case ATTENTION_MASK -> column < batch.length(row) ? 1 : 0;
        // All of a text is the first of BERT's two segments.
        case TOKEN_TYPE_IDS -> 0;
      };
    }
  }

  /** An input that the model has. */
  private record Input(Content content, boolean wide) {}

  private final List<Input> inputs;

  private ModelInputs(List<Input> inputs) {
    this.inputs = inputs;
  }

  /**
   * Reads the inputs of a session.
   *
   * @throws NerModelException if one is unknown or of another type, or input_ids is missing
   */
  static ModelInputs of(Map<String, NodeInfo> declared, Path file) {
    List<Input> inputs = new ArrayList<>();
    for (Content content : Content.values()) {
      NodeInfo node = declared.get(content.inputName);
      if (node != null) {
        inputs.add(new Input(content, isWide(node, file)));
      }
    }
    if (inputs.size() < declared.size() || !declared.containsKey(Content.INPUT_IDS.inputName)) {
      throw new NerModelException(
          "expected %s to have the inputs input_ids and, if it likes, attention_mask and token_type_ids, but found %s; export it without others"
              .formatted(file, declared.keySet()));
    }
    return new ModelInputs(List.copyOf(inputs));
  }

  private static boolean isWide(NodeInfo node, Path file) {
    if (node.getInfo() instanceof TensorInfo info
        && (info.type == OnnxJavaType.INT64 || info.type == OnnxJavaType.INT32)) {
      return info.type == OnnxJavaType.INT64;
    }
    throw new NerModelException(
        "expected the input %s of %s to be int64 or int32, but it is %s"
            .formatted(node.getName(), file, node.getInfo()));
  }

  /** Copies a batch to native memory, which the caller frees. */
  Tensors tensors(Batch batch) throws OrtException {
    Tensors tensors = new Tensors();
    try {
      for (Input input : inputs) {
        tensors.byName.put(input.content.inputName, tensor(input, batch));
      }
      return tensors;
    } catch (OrtException | RuntimeException e) {
      tensors.close();
      throw e;
    }
  }

  private static OnnxTensor tensor(Input input, Batch batch) throws OrtException {
    long[] shape = {batch.rows(), batch.columns()};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    int cells = Math.multiplyExact(batch.rows(), batch.columns());
    if (input.wide) {
      LongBuffer values = direct(Math.multiplyExact(cells, Long.BYTES)).asLongBuffer();
      for (int cell = 0; cell < cells; cell++) {
        values.put(input.content.value(batch, cell / batch.columns(), cell % batch.columns()));
      }
      return OnnxTensor.createTensor(environment, values.flip(), shape);
    }
    IntBuffer values = direct(Math.multiplyExact(cells, Integer.BYTES)).asIntBuffer();
    for (int cell = 0; cell < cells; cell++) {
      values.put(input.content.value(batch, cell / batch.columns(), cell % batch.columns()));
    }
    return OnnxTensor.createTensor(environment, values.flip(), shape);
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /** Tensors in native memory, freed when this is closed. */
  static final class Tensors implements AutoCloseable {

    private final Map<String, OnnxTensor> byName = new HashMap<>();

    private Tensors() {}

    Map<String, OnnxTensor> byName() {
      return byName;
    }

    @Override
    public void close() {
      byName.values().forEach(OnnxTensor::close);
    }
  }
}
