package io.ner4j.spring;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.ner4j.NerPipeline;
import io.ner4j.micrometer.PipelineMetrics;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Meters of the pipeline, which Spring Boot adds to the application's registries. {@code
 * management.metrics.enable.ner4j=false} leaves them out.
 *
 * <pre>{@code
 * double texts = registry.get("ner4j.texts").counter().count();
 * }</pre>
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = Ner4jAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnProperty(name = "management.metrics.enable.ner4j", matchIfMissing = true)
public class Ner4jMetricsAutoConfiguration {

  /** Made by Spring. */
  public Ner4jMetricsAutoConfiguration() {}

  @Bean
  @ConditionalOnSingleCandidate(NerPipeline.class)
  @ConditionalOnMissingBean
  PipelineMetrics ner4jMetrics(NerPipeline pipeline) {
    return PipelineMetrics.of(pipeline);
  }
}
