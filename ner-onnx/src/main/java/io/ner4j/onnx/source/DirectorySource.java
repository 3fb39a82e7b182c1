package io.ner4j.onnx.source;

import io.ner4j.onnx.cache.ModelArchive;
import io.ner4j.onnx.directory.ModelFileChoice;
import java.nio.file.Path;

/**
 * A directory, or an archive of one. A relative path counts from the working directory of the
 * process that loads it.
 *
 * @param path as the file system writes it
 */
public record DirectorySource(String path) implements ModelSource.Named {
  @Override
  public Path directory(ModelFileChoice choice) {
    return ModelArchive.directory(Path.of(path));
  }

  @Override
  public String toString() {
    return path;
  }
}
