package io.ner4j.onnx;

/**
 * The number format of a model's weights, by the file names of the hub. {@code model_fp16.onnx} is
 * one, in the directory or in {@code onnx/}.
 *
 * <p>The names are those of optimum and transformers.js.
 *
 * <pre>{@code
 * NerPipeline ner = OnnxNer.builder(directory).precision(Precision.FP16).load();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Precision {
  /** 32 bits, {@code model.onnx}. */
  FP32,
  /** 16 bits, {@code model_fp16.onnx}. Runs on any CPU, where it is slower than 32 bits. */
  FP16,
  /** 8 bits, {@code model_quantized.onnx}: the exporter's choice of 8 bits. */
  QUANTIZED,
  /** 8 bits with sign, {@code model_int8.onnx}. */
  INT8,
  /** 8 bits without sign, {@code model_uint8.onnx}. */
  UINT8,
  /** 4 bits in blocks, {@code model_q4.onnx}. */
  Q4,
  /** 4 bits in blocks, the rest in 16, {@code model_q4f16.onnx}. */
  Q4F16,
  /** 4 bits as bitsandbytes has them, {@code model_bnb4.onnx}. */
  BNB4
}
