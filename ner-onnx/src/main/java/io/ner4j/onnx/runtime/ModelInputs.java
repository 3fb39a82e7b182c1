package io.ner4j.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.PositionNumbers;
import io.ner4j.onnx.directory.TokenTypes;
import io.ner4j.onnx.packing.ExtraTensors;
import io.ner4j.onnx.packing.UnpaddedGraph;
import io.ner4j.onnx.packing.UnpaddedInputs;
import io.ner4j.spi.Batch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model wants to be fed, by name and type: {@code [rows, columns]}, int64 or int32.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ModelInputs {

  /** The name of the input that numbers the tokens. */
  static final String POSITIONS = Content.POSITION_IDS.inputName;

  /** An input that an exported encoder may have, by its name in transformers. */
  private enum Content {
    INPUT_IDS,
    ATTENTION_MASK,
    TOKEN_TYPE_IDS,
    POSITION_IDS;

    private final String inputName = name().toLowerCase(Locale.ROOT);
  }

  /** An input that the model has. */
  private record Input(Content content, boolean wide) {

    int cellBytes() {
      return wide ? Long.BYTES : Integer.BYTES;
    }
  }

  private final List<Input> inputs;
  private final @Nullable UnpaddedInputs added;
  private final FixedShape shape;
  private final TokenTypes types;
  private final PositionNumbers positions;
  private final InputBuffers buffers = new InputBuffers();

  private ModelInputs(
      List<Input> inputs,
      @Nullable UnpaddedInputs added,
      FixedShape shape,
      TokenTypes types,
      PositionNumbers positions) {
    this.inputs = inputs;
    this.added = added;
    this.shape = shape;
    this.types = types;
    this.positions = positions;
  }

  /**
   * Reads the inputs of a session.
   *
   * @param added what its graph is fed besides, if it was rewritten
   * @throws NerModelException if one is unknown or of another type, or input_ids is missing
   */
  public static ModelInputs of(
      Map<String, NodeInfo> declared, Path file, @Nullable UnpaddedInputs added) {
    List<Input> inputs = new ArrayList<>();
    for (Content content : Content.values()) {
      NodeInfo node = declared.get(content.inputName);
      if (node != null) {
        inputs.add(new Input(content, isWide(node, file)));
      }
    }
    Set<String> unknown = new TreeSet<>(declared.keySet());
    for (Input input : inputs) {
      unknown.remove(input.content.inputName);
    }
    unknown.removeIf(input -> added != null && UnpaddedGraph.isAdded(input));
    if (!unknown.isEmpty() || !declared.containsKey(Content.INPUT_IDS.inputName)) {
      throw new NerModelException(
          "expected %s to have the input input_ids and optionally attention_mask, token_type_ids and position_ids, but %s; export it for token classification, as docs/models.md says"
              .formatted(
                  file,
                  unknown.isEmpty()
                      ? "it has only " + declared.keySet()
                      : "it also wants " + String.join(", ", unknown)));
    }
    return new ModelInputs(
        List.copyOf(inputs),
        added,
        shape(declared, file),
        TokenTypes.ZERO,
        PositionNumbers.FROM_ZERO);
  }

  private static FixedShape shape(Map<String, NodeInfo> declared, Path file) {
    NodeInfo ids = declared.get(Content.INPUT_IDS.inputName);
    FixedShape shape = ids == null ? FixedShape.NONE : FixedShape.of(ids);
    if (shape.columns() > 0 && !declared.containsKey(Content.ATTENTION_MASK.inputName)) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected %s to read texts of any length, but it takes exactly %d tokens and has no"
                  + " attention_mask for padding; export it with a dynamic sequence axis",
              file,
              shape.columns()));
    }
    return shape;
  }

  /**
   * The same inputs, fed with other values.
   *
   * @param types the token types
   * @param positions how tokens are numbered
   */
  ModelInputs with(TokenTypes types, PositionNumbers positions) {
    return new ModelInputs(inputs, added, shape, types, positions);
  }

  /** The same inputs, fed as those of another graph of the same file are. */
  ModelInputs fedAs(ModelInputs other) {
    return with(other.types, other.positions);
  }

  /** The shape that the graph was exported for. */
  FixedShape shape() {
    return shape;
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

  /** Whether the model is told which tokens are padding. */
  boolean masked() {
    return inputs.stream().anyMatch(input -> input.content == Content.ATTENTION_MASK);
  }

  /** Copies a batch to native memory, which the caller frees. */
  public Tensors tensors(Batch batch) throws OrtException {
    int columns = Math.max(batch.columns(), shape.columns());
    int cells = Math.multiplyExact(batch.rows(), columns);
    int bytes = 0;
    for (Input input : inputs) {
      bytes = Math.addExact(bytes, Math.multiplyExact(cells, input.cellBytes()));
    }
    UnpaddedInputs.OfBatch more = added == null ? null : added.of(batch);
    if (more != null) {
      bytes = Math.addExact(bytes, more.bytes());
    }
    Tensors tensors = new Tensors(buffers.take(bytes));
    try {
      for (Input input : inputs) {
        tensors.add(input, batch, columns);
      }
      if (more != null) {
        more.fill(tensors);
      }
      return tensors;
    } catch (OrtException | RuntimeException | Error e) {
      tensors.close();
      throw e;
    }
  }

  /** Tensors in native memory, given back when this is closed. */
  public final class Tensors implements ExtraTensors, AutoCloseable {

    private final Map<String, OnnxTensor> byName = new HashMap<>();
    private final ByteBuffer memory;

    private Tensors(ByteBuffer memory) {
      this.memory = memory;
    }

    private void add(Input input, Batch batch, int columns) throws OrtException {
      ByteBuffer part = take(batch.rows() * columns * input.cellBytes());
      long[] shape = {batch.rows(), columns};
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OnnxTensor tensor;
      if (input.wide) {
        LongBuffer values = part.asLongBuffer();
        fill(input.content, batch, columns, (cell, value) -> values.put(cell, value));
        tensor = OnnxTensor.createTensor(environment, values, shape);
      } else {
        IntBuffer values = part.asIntBuffer();
        fill(input.content, batch, columns, (cell, value) -> values.put(cell, value));
        tensor = OnnxTensor.createTensor(environment, values, shape);
      }
      byName.put(input.content.inputName, tensor);
    }

    @Override
    public void add(String name, Consumer<IntBuffer> fill, long... shape) throws OrtException {
      IntBuffer values = take(bytes(shape)).asIntBuffer();
      fill.accept(values);
      byName.put(
          name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.rewind(), shape));
    }

    @Override
    public void addFloats(String name, Consumer<FloatBuffer> fill, long... shape)
        throws OrtException {
      FloatBuffer values = take(bytes(shape)).asFloatBuffer();
      fill.accept(values);
      byName.put(
          name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.rewind(), shape));
    }

    /** Bytes of a tensor of a type of four bytes. */
    private static int bytes(long... shape) {
      return Math.toIntExact(LongStream.of(shape).reduce(Integer.BYTES, Math::multiplyExact));
    }

    private ByteBuffer take(int bytes) {
      ByteBuffer part = memory.slice(memory.position(), bytes).order(ByteOrder.nativeOrder());
      memory.position(memory.position() + bytes);
      return part;
    }

    public Map<String, OnnxTensor> byName() {
      return byName;
    }

    @Override
    public void close() {
      byName.values().forEach(OnnxTensor::close);
      buffers.give(memory);
    }
  }

  private interface Cells {
    void put(int cell, int value);
  }

  private void fill(Content content, Batch batch, int columns, Cells cells) {
    int cell = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int length = batch.length(row);
      int counted = positions.first();
      for (int column = 0; column < columns; column++) {
        boolean skipped = batch.id(row, column) == positions.uncounted();
        int value =
            switch (content) {
              case INPUT_IDS -> batch.id(row, column);
              case ATTENTION_MASK -> column < length ? 1 : 0;
              case TOKEN_TYPE_IDS -> types.type(column, length);
              case POSITION_IDS -> skipped ? positions.first() - 1 : counted++;
            };
        cells.put(cell++, value);
      }
    }
  }
}
