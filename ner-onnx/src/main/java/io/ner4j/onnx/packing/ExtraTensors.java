package io.ner4j.onnx.packing;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.function.Consumer;

/** Takes the tensors that a rewritten graph is fed besides the inputs of the original. */
public interface ExtraTensors {

  /** Adds a tensor of int32 that {@code fill} writes. */
  void add(String name, Consumer<IntBuffer> fill, long... shape) throws OrtException;

  /** Adds a tensor of fp32 that {@code fill} writes. */
  void addFloats(String name, Consumer<FloatBuffer> fill, long... shape) throws OrtException;
}
