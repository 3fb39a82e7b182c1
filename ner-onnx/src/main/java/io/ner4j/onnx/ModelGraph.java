package io.ner4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session is opened of: a model file as it is, or its graph rewritten.
 *
 * @param file the model file
 * @param dynamic whether it is known to quantise by the values of all that runs together
 * @param coarse whether numbers between layers have fewer bits than in fp32
 * @param unpadded its graph rewritten, if that is to be run
 */
record ModelGraph(Path file, boolean dynamic, boolean coarse, @Nullable UnpaddedGraph unpadded) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelGraph.class);

  private static final String FOLDER = "session.model_external_initializers_file_folder_path";

  /**
   * Looks at a model file. One that cannot be read here is left to ONNX Runtime, which says more.
   *
   * @param unpad whether the graph is to be rewritten, if it is of a kind that is known
   */
  static ModelGraph read(Path file, boolean unpad) {
    boolean dynamic = false;
    boolean coarse = false;
    try (OnnxGraph graph = OnnxGraph.open(file)) {
      dynamic = graph.has("DynamicQuantizeLinear");
      coarse = dynamic || graph.isCoarse();
      if (unpad) {
        return new ModelGraph(file, dynamic, coarse, Unpadding.of(graph));
      }
    } catch (IOException e) {
      LOG.debug("{} runs as it is: {}", file, e.getMessage());
    }
    return new ModelGraph(file, dynamic, coarse, null);
  }

  /** The file as it is. */
  ModelGraph asItIs() {
    return new ModelGraph(file, dynamic, coarse, null);
  }

  OrtSession open(OrtEnvironment environment, SessionOptions options) throws OrtException {
    if (unpadded == null) {
      return environment.createSession(file.toString(), options);
    }
    options.addConfigEntry(FOLDER, unpadded.folder().toString());
    return environment.createSession(unpadded.model(), options);
  }
}
