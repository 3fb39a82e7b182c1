package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The tiny random BERT of the conformance kit. */
public final class TinyBert {

  private TinyBert() {}

  public static Path directory() {
    try {
      return Path.of(
          Objects.requireNonNull(TinyBert.class.getResource("/conformance/tiny-bert")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static OnnxNerBuilder builder() {
    return OnnxNer.builder(directory()).device(Device.cpu());
  }

  static NerPipeline load(Consumer<NerPipelineBuilder> options) {
    return builder().pipeline(options).load();
  }

  public static List<String> lines(String file) {
    try {
      return Files.readAllLines(directory().resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
