package io.ner4j.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A constant tensor of an ONNX graph.
 *
 * @param name what it is called
 * @param type its element type, of TensorProto.DataType
 * @param shape its shape
 * @param numbers its numbers, where they are whole ones and few
 */
record GraphTensor(String name, long type, List<Long> shape, Optional<List<Long>> numbers) {

  // Fields of TensorProto.
  static final int DIMS = 1;
  static final int TYPE = 2;
  static final int NAME = 8;
  static final int RAW_DATA = 9;
  static final int EXTERNAL_DATA = 13;
  static final int DATA_LOCATION = 14;
  private static final int INT32_DATA = 5;
  private static final int INT64_DATA = 7;

  // Values of TensorProto.DataType.
  static final int FLOAT = 1;
  static final int FLOAT16 = 10;
  static final int BFLOAT16 = 16;
  static final int INT32 = 6;
  static final int INT64 = 7;

  /** Numbers of shapes, axes and the like are few. */
  private static final int FEW = 16;

  static GraphTensor read(ProtoInput in, ProtoField tensor) throws IOException {
    List<ProtoField> fields = in.fields(tensor);
    String name = "";
    long type = 0;
    for (ProtoField field : fields) {
      if (field.number() == NAME) {
        name = in.text(field);
      } else if (field.number() == TYPE) {
        type = field.value();
      }
    }
    List<Long> shape = in.numbers(fields, DIMS);
    long count = 1;
    for (long size : shape) {
      count *= size;
    }
    boolean whole = type == INT32 || type == INT64;
    return new GraphTensor(
        name,
        type,
        shape,
        whole && count >= 0 && count <= FEW
            ? Optional.of(numbers(in, fields, type, (int) count))
            : Optional.empty());
  }

  private static List<Long> numbers(ProtoInput in, List<ProtoField> fields, long type, int count)
      throws IOException {
    List<Long> numbers = in.numbers(fields, type == INT64 ? INT64_DATA : INT32_DATA);
    for (ProtoField field : fields) {
      int bytes = type == INT64 ? Long.BYTES : Integer.BYTES;
      if (field.number() == RAW_DATA && field.length() == (long) count * bytes) {
        ByteBuffer raw = ByteBuffer.wrap(in.bytes(field)).order(ByteOrder.LITTLE_ENDIAN);
        numbers = new ArrayList<>();
        while (raw.hasRemaining()) {
          numbers.add(type == INT64 ? raw.getLong() : (long) raw.getInt());
        }
      }
    }
    return numbers;
  }

  /** A tensor of one number of fp32 as a {@code TensorProto}. */
  static ProtoOutput write(String name, List<Integer> shape, float number) {
    ProtoOutput out = new ProtoOutput();
    shape.forEach(size -> out.varint(DIMS, size));
    byte[] bytes =
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array();
    return out.varint(TYPE, FLOAT).text(NAME, name).bytes(RAW_DATA, bytes);
  }

  /** A tensor of whole numbers as a {@code TensorProto}. */
  static ProtoOutput write(String name, int type, List<Integer> shape, List<Long> numbers) {
    ProtoOutput out = new ProtoOutput();
    shape.forEach(size -> out.varint(DIMS, size));
    out.varint(TYPE, type).text(NAME, name);
    int field = type == INT64 ? INT64_DATA : INT32_DATA;
    numbers.forEach(number -> out.varint(field, number));
    return out;
  }
}
