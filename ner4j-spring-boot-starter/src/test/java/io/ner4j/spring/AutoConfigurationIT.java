package io.ner4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.Layout;
import io.ner4j.LongText;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.PipelineConfig;
import io.ner4j.decode.Decoding;
import io.ner4j.micrometer.PipelineMetrics;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.redact.Redactor;
import io.ner4j.spring.app.RuleConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** When a recognizer is configured, and how. */
class AutoConfigurationIT {

  private static final String TEXT = "Angela Merkel met Tim Cook in Cupertino.";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  Ner4jAutoConfiguration.class, Ner4jMetricsAutoConfiguration.class))
          .withPropertyValues("ner4j.device=cpu", "ner4j.threads=1");

  @Test
  void withoutPropertiesTheBundledModelIsLoadedWithTheDefaults() {
    runner.run(
        context -> {
          NerPipeline ner = context.getBean(NerPipeline.class);
          assertThat(ner.config()).isEqualTo(PipelineConfig.builder().build());
          assertThat(ner.device()).isEqualTo(Device.cpu());
          assertThat(context.getBean(EntityRecognizer.class).extract(TEXT)).hasSize(3);
        });
  }

  @Test
  void aDirectoryIsLoadedAndEveryOptionOfThePipelineHasAProperty() {
    PipelineConfig expected =
        PipelineConfig.builder()
            .aggregation(Aggregation.MAX)
            .decoder(Decoding.STRICT)
            .layout(Layout.NONE)
            .minScore(0.25)
            .minScore("MISC", 0.75)
            .includeTypes("PER", "LOC")
            .excludeTypes("ORG")
            .renameType("LOC", "PLACE")
            .longText(LongText.TRUNCATE)
            .windowTokens(64)
            .maxBatchTokens(256)
            .maxWaiting(7)
            .build();
    runner
        .withPropertyValues(
            "ner4j.model=" + OnnxNer.englishBuilder().locate(),
            "ner4j.model-file=model.onnx",
            "ner4j.parallel-runs=1",
            "ner4j.warm-up=false",
            "ner4j.aggregation=max",
            "ner4j.decoder=strict",
            "ner4j.layout=none",
            "ner4j.min-score=0.25",
            "ner4j.min-scores.MISC=0.75",
            "ner4j.include-types=PER,LOC",
            "ner4j.exclude-types=ORG",
            "ner4j.rename-types.LOC=PLACE",
            "ner4j.long-text=truncate",
            "ner4j.window-tokens=64",
            "ner4j.max-batch-tokens=256",
            "ner4j.max-waiting=7")
        .run(
            context -> {
              assertThat(context.getBean(NerPipeline.class).config()).isEqualTo(expected);
              assertThat(context.getBean(EntityRecognizer.class).extract(TEXT))
                  .extracting(Entity::type)
                  .contains("PER", "PLACE");
            });
  }

  @Test
  void whenTheApplicationEndsTextsThatWereTakenAreReadAndThePipelineIsClosed() throws Exception {
    List<CompletableFuture<List<Entity>>> taken = new ArrayList<>();
    AtomicReference<NerPipeline> closed = new AtomicReference<>();
    runner.run(
        context -> {
          NerPipeline ner = context.getBean(NerPipeline.class);
          closed.set(ner);
          for (int i = 0; i < 100; i++) {
            taken.add(ner.extractAsync(TEXT));
          }
        });
    for (CompletableFuture<List<Entity>> text : taken) {
      assertThat(text.get(60, TimeUnit.SECONDS)).hasSize(3);
    }
    assertThatThrownBy(() -> Objects.requireNonNull(closed.get()).extract(TEXT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anApplicationsOwnRecognizerIsTheOnlyOne() {
    EntityRecognizer own = text -> List.of();
    runner
        .withBean(EntityRecognizer.class, () -> own)
        .run(
            context -> {
              assertThat(context).hasSingleBean(EntityRecognizer.class);
              assertThat(context.getBean(EntityRecognizer.class)).isSameAs(own);
              assertThat(context).doesNotHaveBean(PipelineMetrics.class);
            });
  }

  @Test
  void anApplicationsOwnPipelineGetsMeters() {
    runner
        .withBean(NerPipeline.class, () -> OnnxNer.englishBuilder().device(Device.cpu()).load())
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            context -> {
              assertThat(context).hasSingleBean(EntityRecognizer.class);
              MeterRegistry registry = context.getBean(MeterRegistry.class);
              context.getBean(PipelineMetrics.class).bindTo(registry);
              context.getBean(NerPipeline.class).extract(TEXT);
              assertThat(registry.get("ner4j.texts").counter().count()).isEqualTo(1);
            });
  }

  @Test
  void switchedOffNothingIsLoaded() {
    runner
        .withPropertyValues("ner4j.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(EntityRecognizer.class));
  }

  @Test
  void withoutMicrometerAndActuatorTheRecognizerIsThePipeline() {
    runner
        .withClassLoader(
            new FilteredClassLoader("io.micrometer", "org.springframework.boot.actuate"))
        .run(
            context ->
                assertThat(context.getBean(EntityRecognizer.class))
                    .isSameAs(context.getBean(NerPipeline.class)));
  }

  @Test
  void beansOfTheApplicationSetRulesAndOptions() {
    runner
        .withUserConfiguration(RuleConfiguration.class)
        .run(
            context -> {
              EntityRecognizer both = context.getBean(EntityRecognizer.class);
              assertThat(both.extract("Angela Merkel: angela@example.org"))
                  .extracting(Entity::type)
                  .containsExactly("PER", "EMAIL");
              assertThat(context.getBean(Redactor.class).redact("Write to ada@example.org.").text())
                  .isEqualTo("Write to [EMAIL].");
            });
  }

  @Test
  void aModelThatCannotBeLoadedEndsTheStartAndSaysWhatToDo() {
    runner
        .withPropertyValues("ner4j.model=klingon")
        .run(
            context -> {
              Throwable failure = Objects.requireNonNull(context.getStartupFailure());
              assertThat(failure).hasRootCauseInstanceOf(NerModelException.class);
              FailureAnalysis analysis =
                  Objects.requireNonNull(new NerModelFailureAnalyzer().analyze(failure));
              assertThat(analysis.getDescription()).contains("klingon", "en");
              assertThat(analysis.getAction()).contains("ner4j.model");
            });
  }

  @Test
  void aPropertyThatIsOutOfItsRangeEndsTheStart() {
    runner
        .withPropertyValues("ner4j.min-score=2")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2"));
  }
}
