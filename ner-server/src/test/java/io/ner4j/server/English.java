package io.ner4j.server;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.onnx.OnnxNer;

/** The bundled model's pipelines, loaded once for all tests of this JVM. */
final class English {

  private static final Pipelines PIPELINES =
      Pipelines.load(
          Aggregation.FIRST,
          options -> OnnxNer.englishBuilder().device(Device.cpu()).pipeline(options).load());

  private English() {}

  /** Not to be closed. */
  static Pipelines pipelines() {
    return PIPELINES;
  }
}
