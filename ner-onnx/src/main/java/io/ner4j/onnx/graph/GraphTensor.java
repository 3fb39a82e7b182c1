package io.ner4j.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A constant tensor of an ONNX graph.
 *
 * @param name what it is called
 * @param type its element type, of TensorProto.DataType
 * @param shape its shape
 * @param numbers its numbers, where they are whole ones and few
 * @param constant what is known of it where a mask is computed from it
 */
public record GraphTensor(
    String name,
    long type,
    List<Long> shape,
    Optional<List<Long>> numbers,
    Optional<MaskTensor> constant) {

  // Fields of TensorProto.
  public static final int DIMS = 1;
  public static final int TYPE = 2;
  public static final int NAME = 8;
  public static final int RAW_DATA = 9;
  public static final int EXTERNAL_DATA = 13;
  public static final int DATA_LOCATION = 14;
  private static final int FLOAT_DATA = 4;
  private static final int INT32_DATA = 5;
  private static final int INT64_DATA = 7;

  // Values of TensorProto.DataType.
  public static final int FLOAT = 1;
  public static final int FLOAT16 = 10;
  public static final int BFLOAT16 = 16;
  public static final int INT32 = 6;
  public static final int INT64 = 7;
  public static final int BOOL = 9;

  /** Numbers of shapes, axes, masks and the like are few. */
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
    boolean few = count >= 0 && count <= FEW;
    Optional<List<Long>> numbers =
        few && (type == INT32 || type == INT64)
            ? Optional.of(whole(in, fields, type, (int) count))
            : Optional.empty();
    Optional<List<Double>> values = few ? values(in, fields, type, (int) count) : Optional.empty();
    return new GraphTensor(name, type, shape, numbers, constant(type, shape, values));
  }

  private static List<Long> whole(ProtoInput in, List<ProtoField> fields, long type, int count)
      throws IOException {
    Optional<ByteBuffer> raw = raw(in, fields, type == INT64 ? Long.BYTES : Integer.BYTES, count);
    if (raw.isEmpty()) {
      return in.numbers(fields, type == INT64 ? INT64_DATA : INT32_DATA);
    }
    List<Long> numbers = new ArrayList<>();
    while (raw.get().hasRemaining()) {
      numbers.add(type == INT64 ? raw.get().getLong() : (long) raw.get().getInt());
    }
    return numbers;
  }

  /** The numbers of the types that masks are computed in. */
  private static Optional<List<Double>> values(
      ProtoInput in, List<ProtoField> fields, long type, int count) throws IOException {
    List<Double> values = new ArrayList<>();
    if (type == FLOAT) {
      Optional<ByteBuffer> raw = raw(in, fields, Float.BYTES, count);
      if (raw.isEmpty()) {
        raw = Optional.of(in.fixed(fields, FLOAT_DATA));
      }
      while (raw.get().remaining() >= Float.BYTES) {
        values.add((double) raw.get().getFloat());
      }
    } else if (type == INT32 || type == INT64) {
      whole(in, fields, type, count).forEach(number -> values.add(number.doubleValue()));
    } else if (type == BOOL) {
      Optional<ByteBuffer> raw = raw(in, fields, 1, count);
      if (raw.isEmpty()) {
        in.numbers(fields, INT32_DATA).forEach(number -> values.add(number == 0 ? 0.0 : 1.0));
      }
      while (raw.isPresent() && raw.get().hasRemaining()) {
        values.add(raw.get().get() == 0 ? 0.0 : 1.0);
      }
    } else if (type == FLOAT16) {
      Optional<ByteBuffer> raw = raw(in, fields, Short.BYTES, count);
      if (raw.isEmpty()) {
        in.numbers(fields, INT32_DATA).forEach(bits -> values.add(half(bits.intValue())));
      }
      while (raw.isPresent() && raw.get().hasRemaining()) {
        values.add(half(raw.get().getShort()));
      }
    }
    return Optional.of(values).filter(all -> all.size() == count);
  }

  private static Optional<ByteBuffer> raw(
      ProtoInput in, List<ProtoField> fields, int bytes, int count) throws IOException {
    for (ProtoField field : fields) {
      if (field.number() == RAW_DATA && field.length() == (long) count * bytes) {
        return Optional.of(ByteBuffer.wrap(in.bytes(field)).order(ByteOrder.LITTLE_ENDIAN));
      }
    }
    return Optional.empty();
  }

  /** A number in half precision. */
  private static double half(int bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        exponent == 0x1f
            ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
            : exponent == 0
                ? Math.scalb((double) fraction, -24)
                : Math.scalb(1024.0 + fraction, exponent - 25);
    return (bits & 0x8000) == 0 ? size : -size;
  }

  /**
   * A tensor of one value for all places, of values along its last dimension alone, or of numbers
   * that are not looked at.
   */
  private static Optional<MaskTensor> constant(
      long type, List<Long> shape, Optional<List<Double>> values) {
    List<List<Long>> dimensions = shape.stream().map(MaskTensor::dimension).toList();
    List<MaskCell> cells =
        values.orElse(List.of()).stream().<MaskCell>map(MaskCell.Constant::new).toList();
    boolean alike = cells.size() > 0 && cells.stream().allMatch(cells.get(0)::equals);
    boolean alongTheLast =
        dimensions.stream().filter(dimension -> !dimension.isEmpty()).count() <= 1
            && (dimensions.isEmpty() || !dimensions.get(dimensions.size() - 1).isEmpty());
    if (values.isEmpty() || (cells.size() > 1 && !alike && !alongTheLast)) {
      Set<Integer> axes = new TreeSet<>();
      dimensions.forEach(dimension -> dimension.forEach(size -> axes.add(axes.size())));
      return Optional.of(new MaskTensor(type, dimensions, List.of(new MaskCell.ByPlace(axes))));
    }
    return Optional.of(new MaskTensor(type, dimensions, alike ? cells.subList(0, 1) : cells));
  }

  /** A tensor of whole numbers as a {@code TensorProto}. */
  public static ProtoOutput write(String name, int type, List<Integer> shape, List<Long> numbers) {
    ProtoOutput out = new ProtoOutput();
    shape.forEach(size -> out.varint(DIMS, size));
    out.varint(TYPE, type).text(NAME, name);
    int field = type == INT64 ? INT64_DATA : INT32_DATA;
    numbers.forEach(number -> out.varint(field, number));
    return out;
  }
}
