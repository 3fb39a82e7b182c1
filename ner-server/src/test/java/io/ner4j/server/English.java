package io.ner4j.server;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;

/** The bundled model's pipeline, loaded once for all tests of this JVM. */
final class English {

  private static final ServedPipeline SERVED =
      ServedPipeline.load(
          options -> OnnxNer.englishBuilder().device(Device.cpu()).pipeline(options).load());

  private English() {}

  /** Not to be closed. */
  static ServedPipeline served() {
    return SERVED;
  }

  /** Not to be closed. */
  static NerPipeline pipeline() {
    return ((OwnLabels) SERVED.model()).ner();
  }
}
