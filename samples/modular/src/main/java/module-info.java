/** A modular application. */
module com.example {
  requires io.ner4j.onnx;
}
