package io.ner4j.micrometer;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.onnx.OnnxNer;
import java.util.List;
import java.util.function.Consumer;

/** The bundled model, and texts for it. */
final class English {

  static final String LONG = "Ada Lovelace met Charles Babbage in London. ".repeat(60);

  static final List<String> TEXTS =
      List.of("Angela Merkel met Tim Cook in Cupertino.", "", "Nothing here.", LONG, "Rome");

  private English() {}

  static NerPipeline load(Consumer<NerPipelineBuilder> options) {
    return OnnxNer.englishBuilder().device(Device.cpu()).intraOpThreads(1).pipeline(options).load();
  }
}
