package io.ner4j;

/**
 * Makes a {@link PipelineConfig} without a tokenizer or a model. Setters check their value at once;
 * whether an option fits a model is checked where the configuration is used. For one thread.
 *
 * <pre>{@code
 * PipelineConfig config =
 *     PipelineConfig.builder().aggregation(Aggregation.MAX).minScore("MISC", 0.9).build();
 * PipelineConfig stricter = config.toBuilder().minScore(0.8).build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PipelineConfigBuilder extends PipelineOptions<PipelineConfigBuilder> {

  PipelineConfigBuilder() {}

  @Override
  PipelineConfigBuilder self() {
    return this;
  }

  /**
   * Makes the configuration. The builder can go on; the configuration stays as it is.
   *
   * @return the options as they are now
   * @throws IllegalArgumentException if one contradicts another
   */
  public PipelineConfig build() {
    return checked();
  }
}
