package io.ner4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a session is opened of: a model file as it is, or its graph rewritten.
 *
 * @param file the model file
 * @param unpadded its graph rewritten, if that is to be run
 */
record ModelGraph(Path file, @Nullable UnpaddedGraph unpadded) {

  private static final String FOLDER = "session.model_external_initializers_file_folder_path";

  static ModelGraph asItIs(Path file) {
    return new ModelGraph(file, null);
  }

  OrtSession open(OrtEnvironment environment, SessionOptions options) throws OrtException {
    if (unpadded == null) {
      return environment.createSession(file.toString(), options);
    }
    options.addConfigEntry(FOLDER, unpadded.folder().toString());
    return environment.createSession(unpadded.model(), options);
  }
}
