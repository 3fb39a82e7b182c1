package io.ner4j.onnx.cache;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A model's files inside another: a jar of the class path, or an archive. Messages name it. */
interface ArchivedModel {

  /**
   * Lists the files, one a line, as the program sha256sum does.
   *
   * @throws NerModelException if the model is not there, or cannot be read
   */
  byte[] list();

  /** Opens a file of the list; null if it is not there. */
  @Nullable InputStream open(String name) throws IOException;
}
