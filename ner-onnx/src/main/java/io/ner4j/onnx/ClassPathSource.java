package io.ner4j.onnx;

import io.ner4j.onnx.cache.ModelArchive;
import io.ner4j.onnx.directory.ModelFileChoice;
import java.nio.file.Path;

/**
 * A folder of the class path.
 *
 * @param loader where to look
 * @param folder without a slash in front
 */
record ClassPathSource(ClassLoader loader, String folder) implements ModelSource {
  @Override
  public Path directory(ModelFileChoice choice) {
    return ModelArchive.directory(loader, folder);
  }
}
