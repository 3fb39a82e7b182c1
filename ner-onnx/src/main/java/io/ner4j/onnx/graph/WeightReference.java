package io.ner4j.onnx.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes constant tensors so that large ones stay in the file where they are, as ONNX's external
 * data: a place in a file beside the model. So a model is rewritten without its weights being read.
 *
 * <p>ONNX Runtime maps that place into memory and keeps the mapping of what it does not bring into
 * another order, such as tables of embeddings. Those are copied unless they are very large, so that
 * a file that is written to meanwhile does no harm.
 */
public final class WeightReference {

  public static final String LOCATION = "location";
  private static final String OFFSET = "offset";
  private static final String LENGTH = "length";

  /** Bytes from which on a tensor is not copied. */
  private static final int LARGE = 1 << 12;

  /** Bytes from which on a table is not copied. */
  private static final int LARGE_TABLE = 1 << 24;

  /** Bytes up to which one that cannot be referred to is copied. */
  private static final int MAX_COPIED = 1 << 20;

  private static final int EXTERNAL = 1;

  // Fields of StringStringEntryProto.
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private final Path model;
  private final Path file;
  private final ProtoInput in;

  /**
   * Refers to the weights of a model.
   *
   * @param model the model file, which may be a link
   * @param in reads it
   */
  WeightReference(Path model, ProtoInput in) throws IOException {
    this.model = model;
    this.file = model.toRealPath();
    this.in = in;
  }

  /**
   * The same tensor, copied if it is small.
   *
   * @param table whether rows of it are looked up
   */
  ProtoOutput refer(ProtoField tensor, boolean table) throws IOException {
    int large = table ? LARGE_TABLE : LARGE;
    ProtoOutput out = new ProtoOutput();
    for (ProtoField field : in.fields(tensor)) {
      if (field.number() == GraphTensor.RAW_DATA && field.length() >= large) {
        entry(out, LOCATION, file.getFileName().toString());
        entry(out, OFFSET, Long.toString(field.at()));
        entry(out, LENGTH, Long.toString(field.length()));
        out.varint(GraphTensor.DATA_LOCATION, EXTERNAL);
      } else if (field.number() == GraphTensor.EXTERNAL_DATA) {
        external(out, field);
      } else if (field.number() != GraphTensor.RAW_DATA && field.length() > MAX_COPIED) {
        throw new IOException("the model has weights that are not in raw_data");
      } else if (field.number() != GraphTensor.DATA_LOCATION || field.value() == EXTERNAL) {
        out.copy(field, in.bytes(field));
      }
    }
    return out;
  }

  /** A file may be a link, but ONNX Runtime takes no file from another folder. */
  private void external(ProtoOutput out, ProtoField field) throws IOException {
    Map.Entry<String, String> entry = entry(in, field);
    String key = entry.getKey();
    String value = entry.getValue();
    if (key.equals(LOCATION)) {
      Path weights = model.resolveSibling(value).toRealPath();
      if (!weights.equals(file.resolveSibling(weights.getFileName()))) {
        throw new IOException("the model has weights in another folder, " + weights);
      }
      value = weights.getFileName().toString();
    }
    entry(out, key, value);
  }

  /** What is said of weights in another file: a key and its value. */
  static Map.Entry<String, String> entry(ProtoInput in, ProtoField field) throws IOException {
    String key = "";
    String value = "";
    for (ProtoField part : in.fields(field)) {
      if (part.number() == KEY) {
        key = in.text(part);
      } else if (part.number() == VALUE) {
        value = in.text(part);
      }
    }
    return Map.entry(key, value);
  }

  private static void entry(ProtoOutput out, String key, String value) {
    out.message(GraphTensor.EXTERNAL_DATA, new ProtoOutput().text(KEY, key).text(VALUE, value));
  }
}
