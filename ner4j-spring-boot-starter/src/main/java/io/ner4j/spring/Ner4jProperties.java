package io.ner4j.spring;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Layout;
import io.ner4j.LongText;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.decode.Decoding;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import io.ner4j.onnx.Precision;
import io.ner4j.onnx.hub.HubModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code ner4j.*}: which model an application reads texts with, and how. Immutable.
 *
 * <pre>{@code
 * NerPipeline ner = properties.builder().load(); // as the auto-configuration does it
 * }</pre>
 *
 * @param enabled Whether a recognizer is configured.
 * @param model Name of a bundled model, or a model directory or archive of one.
 * @param hub Model of the Hugging Face hub, OWNER/NAME or OWNER/NAME@REVISION, fetched unless it is
 *     cached. Replaces ner4j.model.
 * @param device Where the model runs: auto, cpu, cuda or cuda:N.
 * @param threads Threads that share a run that is alone on the CPU. Default: all processors.
 * @param parallelRuns Batches that run at once on the CPU. Default: ner4j.threads. 1 keeps one copy
 *     of the model in memory.
 * @param modelFile Model file in the directory, such as model_quantized.onnx.
 * @param precision Model file by its number format. Not with ner4j.model-file.
 * @param warmUp Whether the model reads a sentence while the application starts.
 * @param aggregation How token scores become labels of words.
 * @param decoder How labels are read as entities. Default: the model's.
 * @param layout Whether lists, tables and markup part entities. Default: the model's.
 * @param minScore Least score of an entity, 0 to 1. Default: the model's.
 * @param minScores Least scores of single types, 0 to 1.
 * @param includeTypes Types of entities to keep. Default: all.
 * @param excludeTypes Types of entities to leave out.
 * @param renameTypes Other names for types.
 * @param longText How texts are read that are longer than the model.
 * @param windowTokens Tokens in a window at most. Default: the model's.
 * @param maxBatchTokens Tokens in a batch at most. Default: what suits the device.
 * @param maxWaiting Texts of single calls that wait at most. Default: 1024.
 * @since 0.1.0
 */
@ConfigurationProperties("ner4j")
public record Ner4jProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("en") String model,
    @Nullable String hub,
    @DefaultValue("auto") Device device,
    @Nullable Integer threads,
    @Nullable Integer parallelRuns,
    @Nullable String modelFile,
    @Nullable Precision precision,
    @DefaultValue("true") boolean warmUp,
    @DefaultValue("first") Aggregation aggregation,
    @Nullable Decoding decoder,
    @Nullable Layout layout,
    @Nullable Double minScore,
    @DefaultValue Map<String, Double> minScores,
    @DefaultValue List<String> includeTypes,
    @DefaultValue List<String> excludeTypes,
    @DefaultValue Map<String, String> renameTypes,
    @DefaultValue("windows") LongText longText,
    @Nullable Integer windowTokens,
    @Nullable Integer maxBatchTokens,
    @Nullable Integer maxWaiting) {

  /**
   * Starts loading the model as the properties say.
   *
   * @return a builder that may be told more
   * @throws IllegalArgumentException if a number is out of its range, or the hub has no such name
   * @throws IllegalStateException if both a file and a precision are named
   */
  public OnnxNerBuilder builder() {
    OnnxNerBuilder builder = source().device(device).warmUp(warmUp).pipeline(this::read);
    if (threads != null) {
      builder.intraOpThreads(threads);
    }
    if (parallelRuns != null) {
      builder.parallelRuns(parallelRuns);
    }
    if (modelFile != null) {
      builder.modelFile(modelFile);
    }
    if (precision != null) {
      builder.precision(precision);
    }
    return builder;
  }

  private OnnxNerBuilder source() {
    if (hub != null) {
      String[] parts = hub.split("@", 2);
      HubModel named = HubModel.of(parts[0]);
      return OnnxNer.hub(parts.length == 1 ? named : named.withRevision(parts[1]));
    }
    return OnnxNer.named(model);
  }

  private void read(NerPipelineBuilder pipeline) {
    pipeline.aggregation(aggregation).longText(longText);
    if (minScore != null) {
      pipeline.minScore(minScore);
    }
    minScores.forEach(pipeline::minScore);
    renameTypes.forEach(pipeline::renameType);
    if (decoder != null) {
      pipeline.decoder(decoder);
    }
    if (layout != null) {
      pipeline.layout(layout);
    }
    if (!includeTypes.isEmpty()) {
      pipeline.includeTypes(includeTypes.toArray(String[]::new));
    }
    if (!excludeTypes.isEmpty()) {
      pipeline.excludeTypes(excludeTypes.toArray(String[]::new));
    }
    if (windowTokens != null) {
      pipeline.windowTokens(windowTokens);
    }
    if (maxBatchTokens != null) {
      pipeline.maxBatchTokens(maxBatchTokens);
    }
    if (maxWaiting != null) {
      pipeline.maxWaiting(maxWaiting);
    }
  }
}
