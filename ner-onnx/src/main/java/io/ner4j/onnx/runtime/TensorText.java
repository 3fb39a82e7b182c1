package io.ner4j.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes inputs and outputs of a graph. */
final class TensorText {

  private TensorText() {}

  /** Returns name, type and shape, such as {@code input_ids int64 [batch, sequence]}. */
  static String of(NodeInfo node) {
    if (!(node.getInfo() instanceof TensorInfo info)) {
      return node.getName() + " " + node.getInfo();
    }
    List<String> shape = new ArrayList<>();
    String[] names = info.getDimensionNames();
    for (int i = 0; i < names.length; i++) {
      long size = info.getShape()[i];
      shape.add(size >= 0 ? Long.toString(size) : names[i].isEmpty() ? "?" : names[i]);
    }
    String type = info.type.toString().toLowerCase(Locale.ROOT);
    return "%s %s %s".formatted(node.getName(), type, shape);
  }
}
