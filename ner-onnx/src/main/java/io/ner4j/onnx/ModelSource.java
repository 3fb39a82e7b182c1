package io.ner4j.onnx;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a model's files come from. */
@FunctionalInterface
interface ModelSource {

  /**
   * The directory with the files, brought there first where they are not.
   *
   * @param modelFile the model file that was asked for, or null
   * @throws io.ner4j.NerModelException if that cannot be
   */
  Path directory(@Nullable String modelFile);
}
