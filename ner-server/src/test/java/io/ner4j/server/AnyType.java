package io.ner4j.server;

import io.ner4j.Device;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.nio.file.Path;

/** Pipelines on a small random model that takes the labels with the text. */
final class AnyType {

  private static final Path DIRECTORY = Path.of("../ner-onnx/src/test/resources/gliner/span");

  private AnyType() {}

  /** A pipeline with labels for clients that give none; it is the caller's to close. */
  static ServedPipeline served(ZeroShotOptions options) {
    return ServedPipeline.loadZeroShot(
        more ->
            ZeroShotNer.builder(DIRECTORY)
                .device(Device.cpu())
                .options(options)
                .pipeline(more)
                .load());
  }

  static ZeroShotPipeline pipeline(ServedPipeline served) {
    return ((GivenLabels) served.model()).ner();
  }
}
