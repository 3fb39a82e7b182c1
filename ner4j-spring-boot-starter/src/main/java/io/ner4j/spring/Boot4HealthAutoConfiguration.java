package io.ner4j.spring;

import io.ner4j.NerPipeline;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The part {@code ner4j} of {@code /actuator/health}, with the types of Spring Boot 4. */
@AutoConfiguration(after = Ner4jAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("ner4j")
class Boot4HealthAutoConfiguration {

  @Bean
  @ConditionalOnSingleCandidate(NerPipeline.class)
  @ConditionalOnMissingBean(name = "ner4jHealthIndicator")
  HealthIndicator ner4jHealthIndicator(NerPipeline ner) {
    return () -> {
      PipelineHealth health = PipelineHealth.of(ner);
      Health.Builder answer = health.full() ? Health.outOfService() : Health.up();
      if (health.closed() != null) {
        answer = Health.down(health.closed());
      }
      return answer.withDetails(health.details()).build();
    };
  }
}
