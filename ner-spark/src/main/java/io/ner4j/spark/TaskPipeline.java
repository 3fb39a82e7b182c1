package io.ner4j.spark;

import io.ner4j.EntityRecognizer;
import io.ner4j.NerModelException;
import io.ner4j.onnx.PipelineSpec;
import io.ner4j.onnx.SharedPipeline;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** The pipeline of this executor, held by a task until it ends. */
final class TaskPipeline {

  private static final String OTHER_LOADER = "another class loader of this JVM";

  private TaskPipeline() {}

  /**
   * Takes a hold for a task.
   *
   * @throws NerModelException if the model cannot be loaded
   */
  static SharedPipeline<?> hold(NerSettings settings, TaskContext task) {
    SharedPipeline<?> hold = load(settings.spec(Place.of(task)));
    task.addTaskCompletionListener((TaskCompletionListener) ended -> hold.close());
    return hold;
  }

  static <P extends EntityRecognizer> SharedPipeline<P> load(PipelineSpec<P> spec) {
    try {
      return spec.shared();
    } catch (NerModelException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.contains(OTHER_LOADER)) {
        throw e;
      }
      throw new NerModelException(
          "expected one class loader for ner4j in each executor, but another session loaded it too, as addArtifact and --jars of Spark Connect clients do; give its jars to the server when it starts, by --packages, --jars or spark.jars, and add them to no session: "
              + message,
          e);
    }
  }
}
