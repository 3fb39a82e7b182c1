package io.ner4j.onnx.source;

import io.ner4j.onnx.cache.ModelArchive;
import io.ner4j.onnx.directory.ModelFileChoice;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;

/** Where a model's files come from. */
public sealed interface ModelSource {

  /** A directory, or an archive of one. */
  static ModelSource of(Path directory) {
    Objects.requireNonNull(directory, "directory");
    return directory.getFileSystem().equals(FileSystems.getDefault())
        ? new DirectorySource(directory.toString())
        : new InFileSystem(directory);
  }

  /**
   * The directory with the files, brought there first where they are not.
   *
   * @param choice the model file that is asked for
   * @throws io.ner4j.NerModelException if that cannot be
   */
  Path directory(ModelFileChoice choice);

  /** A source that another machine can take the files from. */
  sealed interface Named extends ModelSource, Serializable
      permits BundledSource, DirectorySource, HubSource {}

  /**
   * A directory, or an archive of one, in a file system that this process opened.
   *
   * @param path where
   */
  record InFileSystem(Path path) implements ModelSource {
    @Override
    public Path directory(ModelFileChoice choice) {
      return ModelArchive.directory(path);
    }
  }

  /**
   * A folder of the class path.
   *
   * @param loader where to look
   * @param folder without a slash in front
   */
  record OnClassPath(ClassLoader loader, String folder) implements ModelSource {
    @Override
    public Path directory(ModelFileChoice choice) {
      return ModelArchive.directory(loader, folder);
    }
  }
}
