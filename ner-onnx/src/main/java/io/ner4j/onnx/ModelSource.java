package io.ner4j.onnx;

import io.ner4j.onnx.directory.ModelFileChoice;
import java.io.Serializable;
import java.nio.file.Path;

/** Where a model's files come from. */
sealed interface ModelSource permits ModelSource.Named, ClassPathSource {

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
}
