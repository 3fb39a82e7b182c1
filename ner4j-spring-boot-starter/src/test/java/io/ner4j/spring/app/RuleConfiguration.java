package io.ner4j.spring.app;

import io.ner4j.EntityRecognizer;
import io.ner4j.redact.Policy;
import io.ner4j.redact.Redactor;
import io.ner4j.rules.KnownPattern;
import io.ner4j.rules.Merge;
import io.ner4j.rules.Patterns;
import io.ner4j.spring.OnnxNerCustomizer;
import io.ner4j.spring.RecognizerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rules beside the model, an option without a property, and a redactor. */
@Configuration(proxyBeanMethods = false)
public class RuleConfiguration {

  @Bean
  RecognizerCustomizer emails() {
    return ner ->
        EntityRecognizer.combined(
            Merge.LONGEST, ner.named("model"), Patterns.of(KnownPattern.EMAIL));
  }

  @Bean
  OnnxNerCustomizer gpuMemory() {
    return builder -> builder.cudaMemoryLimit(4L << 30);
  }

  @Bean
  Redactor redactor(EntityRecognizer ner) {
    return Redactor.builder(ner).policy(Policy.type()).build();
  }
}
