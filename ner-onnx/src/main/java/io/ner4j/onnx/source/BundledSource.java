package io.ner4j.onnx.source;

import io.ner4j.onnx.cache.BundledModels;
import io.ner4j.onnx.directory.ModelFileChoice;
import java.nio.file.Path;

/**
 * A model in a jar that registers itself.
 *
 * @param name such as {@code en}
 */
public record BundledSource(String name) implements ModelSource.Named {
  @Override
  public Path directory(ModelFileChoice choice) {
    return BundledModels.directory(name);
  }

  @Override
  public String toString() {
    return "bundled " + name;
  }
}
