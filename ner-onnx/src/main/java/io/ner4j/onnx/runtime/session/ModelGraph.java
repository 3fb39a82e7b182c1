package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.packing.UnpaddedGraph;
import io.ner4j.onnx.packing.Unpadding;
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
 * @param int8 whether it has products that CUDA has no kernels for: those of int8
 * @param coarse whether numbers between layers have fewer bits than in fp32
 * @param unpadded its graph rewritten, if that is to be run
 */
public record ModelGraph(
    Path file, boolean dynamic, boolean int8, boolean coarse, @Nullable UnpaddedGraph unpadded) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelGraph.class);

  public static final String FOLDER = "session.model_external_initializers_file_folder_path";

  /**
   * Looks at a model file. One that cannot be read here is left to ONNX Runtime, which says more.
   *
   * @param unpad whether the graph is to be rewritten, if it is of a kind that is known
   */
  public static ModelGraph read(Path file, boolean unpad) {
    boolean dynamic = false;
    boolean int8 = false;
    boolean coarse = false;
    try (OnnxGraph graph = OnnxGraph.open(file)) {
      dynamic = graph.has("DynamicQuantizeLinear");
      int8 = dynamic || graph.has("MatMulIntegerToFloat");
      coarse = int8 || graph.isCoarse();
      if (unpad) {
        return new ModelGraph(file, dynamic, int8, coarse, Unpadding.of(graph));
      }
    } catch (IOException e) {
      LOG.debug("{} runs as it is: {}", file, e.getMessage());
    }
    return new ModelGraph(file, dynamic, int8, coarse, null);
  }

  /** The file as it is. */
  public ModelGraph asItIs() {
    return new ModelGraph(file, dynamic, int8, coarse, null);
  }

  OrtSession open(OrtEnvironment environment, SessionOptions options) throws OrtException {
    if (unpadded == null) {
      return environment.createSession(file.toString(), options);
    }
    options.addConfigEntry(FOLDER, unpadded.folder().toString());
    return environment.createSession(unpadded.model(), options);
  }
}
