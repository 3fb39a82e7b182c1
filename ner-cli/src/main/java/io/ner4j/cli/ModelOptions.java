package io.ner4j.cli;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Layout;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.decode.Decoding;
import io.ner4j.onnx.ModelDescription;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.hub.HubModel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every subcommand with a model is told of it: a mixin. For one thread. */
final class ModelOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-m", "--model"},
      paramLabel = "DIR",
      description =
          "Model directory, or the name of a bundled model such as en; without it the bundled English model.")
  private @Nullable Path model;

  @Option(
      names = "--hub",
      paramLabel = "OWNER/NAME",
      converter = HubName.class,
      description =
          "Model of the Hugging Face hub, fetched unless it is cached; @REVISION may follow.")
  private @Nullable HubModel hub;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = DeviceName.class,
      defaultValue = "auto",
      description = "auto (the default), cpu, cuda, or cuda:N for the GPU of that number.")
  private Device device = Device.auto();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share the work on the CPU. Default: all processors.")
  private @Nullable Integer threads;

  @Option(
      names = "--aggregation",
      paramLabel = "HOW",
      defaultValue = "FIRST",
      description =
          "How token scores become entities: none, simple, first (the default), average, max.")
  private Aggregation aggregation = Aggregation.FIRST;

  @Option(
      names = "--decoder",
      paramLabel = "HOW",
      description =
          "How labels are read as entities: lenient, strict, viterbi. Default: the model's; viterbi for the bundled one.")
  private @Nullable Decoding decoder;

  @Option(
      names = "--layout",
      paramLabel = "HOW",
      description =
          "auto: no entity crosses lines of a list, cells or tags; none: line breaks are blanks. Default: the model's; auto for the bundled one.")
  private @Nullable Layout layout;

  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "Tokens that the model reads at once; a longer text is cut. Default: the model's; 128 for the bundled one.")
  private @Nullable Integer window;

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      description =
          "Leave out entities with a lower score, 0 to 1. Default: the model's; 0.4 or 0.47 for bundled ones, and 0.5 where labels are given.")
  private @Nullable Double minScore;

  @Option(
      names = "--types",
      paramLabel = "TYPE",
      split = ",",
      description =
          "Entity types to keep, such as PER,ORG; evaluate keeps these of the gold, too. Default: all.")
  private List<String> types = List.of();

  /** Made by picocli. */
  public ModelOptions() {}

  /**
   * Starts loading the model as the options say.
   *
   * @return a builder that may be told more
   * @throws IllegalArgumentException if a number is out of its range
   * @throws ParameterException if two models are named
   */
  public OnnxNerBuilder builder() {
    OnnxNerBuilder builder = source();
    if (threads != null) {
      builder.intraOpThreads(threads);
    }
    return builder
        .device(device)
        .pipeline(
            pipeline -> {
              pipeline.aggregation(aggregation);
              if (minScore != null) {
                pipeline.minScore(minScore);
              }
              if (decoder != null) {
                pipeline.decoder(decoder);
              }
              if (layout != null) {
                pipeline.layout(layout);
              }
              if (window != null) {
                pipeline.windowTokens(window);
              }
              if (!types.isEmpty()) {
                pipeline.includeTypes(types.toArray(String[]::new));
              }
            });
  }

  private OnnxNerBuilder source() {
    if (model != null && hub != null) {
      throw twoModels();
    }
    if (hub != null) {
      return OnnxNer.hub(HubName.shown(hub, command));
    }
    return model == null ? OnnxNer.englishBuilder() : OnnxNer.named(model.toString());
  }

  /**
   * Loads the model as the options say.
   *
   * @param more sets further options of the pipeline
   * @return a pipeline, to be closed by the caller
   * @throws ParameterException if an option does not fit the model
   */
  public NerPipeline load(Consumer<NerPipelineBuilder> more) {
    try {
      return builder().pipeline(more).load();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * Whether the model takes the labels with the text. A model of the hub is asked for the names of
   * its files.
   */
  boolean takesLabels() {
    if (hub != null) {
      return ZeroShotNer.isGliner(hub);
    }
    return model != null && ZeroShotNer.isGliner(model);
  }

  /**
   * Whether the model takes the labels with the text, or labels are given for it.
   *
   * @throws ParameterException if it has labels of its own, and options for others are given
   */
  boolean takesLabels(LabelOptions labels) {
    boolean takes = labels.given() || takesLabels();
    if (!takes && !labels.overlapping().isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          labels.overlapping() + " is for models that take the labels with the text; leave it out");
    }
    return takes;
  }

  /**
   * Loads a model that takes the labels with the text, as the options say.
   *
   * @throws ParameterException if an option says nothing to such a model, or no model is named
   */
  ZeroShotLoader zeroShot() {
    if (model != null && hub != null) {
      throw twoModels();
    }
    return new ZeroShotLoader(command, model, hub, device, threads, minScore, layout);
  }

  private ParameterException twoModels() {
    return new ParameterException(
        command.commandLine(), "--model and --hub name two models; give one");
  }

  ModelDescription describe() {
    try {
      return builder().describe();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** The types to keep; none if all are. */
  List<String> types() {
    return types;
  }

  /** The model directory that is named, if one is. */
  @Nullable Path directory() {
    return model;
  }

  /**
   * Tells the aggregation that was asked for.
   *
   * @return the aggregation, {@link Aggregation#FIRST} if none was
   */
  public Aggregation aggregation() {
    return aggregation;
  }

  /**
   * Names the model for people.
   *
   * @return the directory or the name as it was given, or {@code bundled English}
   */
  public String modelName() {
    if (hub != null) {
      return hub.toString();
    }
    return model == null ? "bundled English" : model.toString();
  }
}
