package io.ner4j.cli;

import io.ner4j.Device;
import io.ner4j.Layout;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.ZeroShotDescription;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.ZeroShotNerBuilder;
import io.ner4j.onnx.hub.HubModel;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import io.ner4j.zeroshot.ZeroShotPipelineBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Loads a model that takes the labels with the text.
 *
 * @param command the command that was told of it
 * @param model its directory, or null
 * @param hub its repository, or null
 * @param device where it runs
 * @param threads threads on the CPU, null for all processors
 * @param minScore the score that entities must exceed, null for the usual one
 * @param layout whether the layout of a text counts, null for no
 */
record ZeroShotLoader(
    CommandSpec command,
    @Nullable Path model,
    @Nullable HubModel hub,
    Device device,
    @Nullable Integer threads,
    @Nullable Double minScore,
    @Nullable Layout layout) {

  ZeroShotLoader {
    Stream.of("--aggregation", "--decoder", "--window", "--types")
        .filter(name -> command.commandLine().getParseResult().hasMatchedOption(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ParameterException(
                  command.commandLine(),
                  name + " is for models with labels of their own; leave it out");
            });
    if (minScore != null && !(minScore >= 0 && minScore <= 1)) {
      throw new ParameterException(
          command.commandLine(), "--min-score must be 0 to 1, but is " + minScore);
    }
  }

  /**
   * Loads it.
   *
   * @param labels adds what to look for
   * @param more sets further options of the pipeline
   * @throws ParameterException if an option does not fit the model
   */
  ZeroShotPipeline load(
      Consumer<ZeroShotOptions.Builder> labels, Consumer<ZeroShotPipelineBuilder> more) {
    try {
      ZeroShotNerBuilder builder = builder();
      ZeroShotOptions.Builder options = ZeroShotOptions.builder();
      labels.accept(options);
      if (minScore != null) {
        options.threshold(minScore);
      }
      if (layout != null) {
        options.layout(layout);
      }
      return builder.options(options.build()).pipeline(more).load();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * Describes it.
   *
   * @throws ParameterException if an option does not fit the model
   */
  ZeroShotDescription describe() {
    try {
      return builder().describe();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private ZeroShotNerBuilder builder() {
    ZeroShotNerBuilder builder = source().device(device);
    return threads == null ? builder : builder.intraOpThreads(threads);
  }

  private ZeroShotNerBuilder source() {
    if (hub != null) {
      return ZeroShotNer.hub(HubName.shown(hub, command));
    }
    if (model == null) {
      throw new ParameterException(
          command.commandLine(),
          "--label needs a model that takes the labels with the text, such as GLiNER; name its directory with --model, or its repository with --hub");
    }
    if (!Files.exists(model) && OnnxNer.bundledModels().contains(model.toString())) {
      throw new ParameterException(
          command.commandLine(),
          "the bundled model "
              + model
              + " has labels of its own, so it takes none with the text; leave --label out, or name the directory of another model");
    }
    return ZeroShotNer.builder(model);
  }
}
