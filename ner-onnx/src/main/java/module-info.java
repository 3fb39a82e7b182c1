/**
 * Pipelines on ONNX Runtime and Hugging Face tokenizers.
 *
 * <p>{@code io.ner4j.onnx} loads models, {@code io.ner4j.onnx.hub} fetches them and {@code
 * io.ner4j.onnx.tuning} measures which options make the most of a machine.
 */
module io.ner4j.onnx {
  requires transitive io.ner4j.core;
  requires ai.djl.api;
  requires ai.djl.tokenizers;
  requires com.google.gson;
  requires com.microsoft.onnxruntime;
  requires com.sun.jna;
  requires java.net.http;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.ner4j.onnx;
  exports io.ner4j.onnx.hub;
  exports io.ner4j.onnx.tuning;
}
