package io.ner4j.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of an ONNX graph. Immutable.
 *
 * @param name what it is called, or nothing
 * @param operator such as {@code MatMul}
 * @param domain whose operator it is; ONNX's own is empty
 * @param inputs names of tensors; an empty one stands for an optional input that is not given
 * @param outputs names of tensors
 * @param attributes each attribute as an {@code AttributeProto}, by its name
 */
public record GraphNode(
    String name,
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, byte[]> attributes) {

  /** The domain of ONNX Runtime's own operators. */
  public static final String ONNX_RUNTIME = "com.microsoft";

  // Fields of NodeProto.
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;

  // Fields of AttributeProto.
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_FLOAT = 2;
  private static final int ATTRIBUTE_INT = 3;
  private static final int ATTRIBUTE_TEXT = 4;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_INTS = 8;
  private static final int ATTRIBUTE_TYPE = 20;

  // Values of AttributeProto.AttributeType.
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;

  public static GraphNode of(String operator, List<String> inputs, String output) {
    return new GraphNode("", operator, "", inputs, List.of(output), Map.of());
  }

  static GraphNode read(ProtoInput in, ProtoField node) throws IOException {
    String name = "";
    String operator = "";
    String domain = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, byte[]> attributes = new LinkedHashMap<>();
    for (ProtoField field : in.fields(node)) {
      switch (field.number()) {
        case INPUT -> inputs.add(in.text(field));
        case OUTPUT -> outputs.add(in.text(field));
        case NAME -> name = in.text(field);
        case OPERATOR -> operator = in.text(field);
        case DOMAIN -> domain = in.text(field);
        case ATTRIBUTE -> {
          byte[] attribute = in.bytes(field);
          ProtoInput of = ProtoInput.of(attribute);
          for (ProtoField part : of.fields()) {
            if (part.number() == ATTRIBUTE_NAME) {
              attributes.put(of.text(part), attribute);
            }
          }
        }
        default -> {
          // Documentation, and what ONNX Runtime makes nothing of either.
        }
      }
    }
    return new GraphNode(name, operator, domain, inputs, outputs, attributes);
  }

  public ProtoOutput write() {
    ProtoOutput out = new ProtoOutput();
    inputs.forEach(input -> out.text(INPUT, input));
    outputs.forEach(output -> out.text(OUTPUT, output));
    out.text(NAME, name).text(OPERATOR, operator);
    attributes.values().forEach(attribute -> out.bytes(ATTRIBUTE, attribute));
    return domain.isEmpty() ? out : out.text(DOMAIN, domain);
  }

  /** The same node with another list of inputs. */
  public GraphNode withInputs(List<String> inputs) {
    return new GraphNode(name, operator, domain, inputs, outputs, attributes);
  }

  public GraphNode with(String attribute, long value) {
    return with(
        attribute,
        new ProtoOutput()
            .text(ATTRIBUTE_NAME, attribute)
            .varint(ATTRIBUTE_INT, value)
            .varint(ATTRIBUTE_TYPE, TYPE_INT));
  }

  public GraphNode with(String attribute, List<Integer> values) {
    ProtoOutput out = new ProtoOutput().text(ATTRIBUTE_NAME, attribute);
    values.forEach(value -> out.varint(ATTRIBUTE_INTS, value));
    return with(attribute, out.varint(ATTRIBUTE_TYPE, TYPE_INTS));
  }

  private GraphNode with(String attribute, ProtoOutput value) {
    Map<String, byte[]> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value.toBytes());
    return new GraphNode(name, operator, domain, inputs, outputs, more);
  }

  public String input(int index) {
    return index < inputs.size() ? inputs.get(index) : "";
  }

  public String output() {
    return outputs.get(0);
  }

  /** An attribute that is a number. */
  public long number(String attribute, long standard) throws IOException {
    byte[] bytes = attributes.get(attribute);
    if (bytes != null) {
      for (ProtoField field : ProtoInput.of(bytes).fields()) {
        if (field.number() == ATTRIBUTE_INT) {
          return field.value();
        }
      }
    }
    return standard;
  }

  /** An attribute that is a number of fp32. */
  public float decimal(String attribute, float standard) throws IOException {
    byte[] bytes = attributes.get(attribute);
    if (bytes == null) {
      return standard;
    }
    ProtoInput in = ProtoInput.of(bytes);
    ByteBuffer number = in.fixed(in.fields(), ATTRIBUTE_FLOAT);
    return number.remaining() == Float.BYTES ? number.getFloat() : standard;
  }

  /** An attribute that is a text; empty if there is none. */
  public String text(String attribute) throws IOException {
    byte[] bytes = attributes.get(attribute);
    if (bytes != null) {
      ProtoInput in = ProtoInput.of(bytes);
      for (ProtoField field : in.fields()) {
        if (field.number() == ATTRIBUTE_TEXT) {
          return in.text(field);
        }
      }
    }
    return "";
  }

  /** An attribute that is a list of numbers; empty if there is none. */
  public List<Long> numbers(String attribute) throws IOException {
    byte[] bytes = attributes.get(attribute);
    if (bytes == null) {
      return List.of();
    }
    ProtoInput in = ProtoInput.of(bytes);
    return in.numbers(in.fields(), ATTRIBUTE_INTS);
  }

  /** What a Constant holds, where a mask may be computed from it. */
  public Optional<MaskTensor> constant() throws IOException {
    Optional<GraphTensor> value = tensor("value");
    byte[] number = attributes.get("value_float");
    if (value.isPresent() || number == null) {
      return value.isPresent()
          ? value.get().constant()
          : attributes.containsKey("value_int")
              ? Optional.of(MaskTensor.number(GraphTensor.INT64, (double) number("value_int", 0)))
              : Optional.empty();
    }
    ProtoInput in = ProtoInput.of(number);
    ByteBuffer bytes = in.fixed(in.fields(), ATTRIBUTE_FLOAT);
    return bytes.remaining() == Float.BYTES
        ? Optional.of(MaskTensor.number(GraphTensor.FLOAT, bytes.getFloat()))
        : Optional.empty();
  }

  /** An attribute that is a tensor. */
  public Optional<GraphTensor> tensor(String attribute) throws IOException {
    byte[] bytes = attributes.get(attribute);
    if (bytes != null) {
      ProtoInput in = ProtoInput.of(bytes);
      for (ProtoField field : in.fields()) {
        if (field.number() == ATTRIBUTE_TENSOR) {
          return Optional.of(GraphTensor.read(in, field));
        }
      }
    }
    return Optional.empty();
  }
}
