package io.ner4j.spring;

import io.micrometer.observation.ObservationRegistry;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.micrometer.ObservedRecognizer;
import io.ner4j.onnx.OnnxNerBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Loads the model of {@code ner4j.model} as a {@link NerPipeline}, and gives applications an {@link
 * EntityRecognizer}. Steps back where the application has a bean of either type.
 *
 * <pre>{@code
 * // @Component class Mailbox { Mailbox(EntityRecognizer ner) {...} }
 * List<Entity> found = ner.extract("Angela Merkel met Tim Cook in Cupertino.");
 * }</pre>
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnProperty(name = "ner4j.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(EntityRecognizer.class)
@EnableConfigurationProperties(Ner4jProperties.class)
public class Ner4jAutoConfiguration {

  /** Made by Spring. */
  public Ner4jAutoConfiguration() {}

  @Bean
  NerPipeline nerPipeline(
      Ner4jProperties properties, ObjectProvider<OnnxNerCustomizer> customizers) {
    OnnxNerBuilder builder = properties.builder();
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.load();
  }

  private static EntityRecognizer customized(
      NerPipeline pipeline, ObjectProvider<RecognizerCustomizer> customizers) {
    EntityRecognizer recognizer = pipeline;
    for (RecognizerCustomizer customizer : customizers.orderedStream().toList()) {
      recognizer = customizer.customize(recognizer);
    }
    return recognizer;
  }

  /** With Micrometer: calls are observed where the application has a registry. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ObservationRegistry.class)
  static class Observed {

    @Bean
    @Primary
    EntityRecognizer entityRecognizer(
        NerPipeline pipeline,
        ObjectProvider<RecognizerCustomizer> customizers,
        ObjectProvider<ObservationRegistry> registry) {
      EntityRecognizer recognizer = customized(pipeline, customizers);
      ObservationRegistry observations = registry.getIfUnique();
      return observations == null ? recognizer : ObservedRecognizer.of(recognizer, observations);
    }
  }

  /** Without Micrometer. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("io.micrometer.observation.ObservationRegistry")
  static class Unobserved {

    @Bean
    @Primary
    EntityRecognizer entityRecognizer(
        NerPipeline pipeline, ObjectProvider<RecognizerCustomizer> customizers) {
      return customized(pipeline, customizers);
    }
  }
}
