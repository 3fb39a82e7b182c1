package io.ner4j.cli;

import io.ner4j.onnx.LoadingOptions;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.hub.HubModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches a model of a hub and prints where it is. */
@Command(
    name = "fetch",
    description =
        "Fetches a model of the Hugging Face hub into the cache, and prints its directory.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FetchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "OWNER/NAME",
      converter = HubName.class,
      description = "The model, such as dslim/bert-base-NER; @REVISION may follow.")
  private @Nullable HubModel model;

  @Option(
      names = "--revision",
      paramLabel = "REVISION",
      description = "A branch, a tag or a commit's hash. Default: main.")
  private @Nullable String revision;

  @Option(
      names = "--model-file",
      paramLabel = "NAME",
      description = "Which of its model files, such as onnx/model_quantized.onnx.")
  private @Nullable String modelFile;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "The cache directory. Default: that of the hub's Python client.")
  private @Nullable Path cache;

  @Option(names = "--offline", description = "Open no connection: what is not cached is an error.")
  private boolean offline;

  @Override
  public Integer call() {
    HubModel chosen = chosen();
    LoadingOptions<?> builder =
        ZeroShotNer.isGliner(chosen) ? ZeroShotNer.hub(chosen) : OnnxNer.hub(chosen);
    if (modelFile != null) {
      builder.modelFile(modelFile);
    }
    spec.commandLine().getOut().println(builder.locate());
    return ExitCode.DONE;
  }

  private HubModel chosen() {
    HubModel chosen = HubName.shown(model, spec);
    if (revision != null) {
      chosen = HubName.checked(spec, chosen::withRevision, revision);
    }
    if (cache != null) {
      chosen = chosen.withCache(cache);
    }
    return offline ? chosen.withOffline(true) : chosen;
  }
}
