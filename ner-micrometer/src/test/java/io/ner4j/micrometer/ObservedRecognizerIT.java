package io.ner4j.micrometer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.LongText;
import io.ner4j.NerInputException;
import io.ner4j.NerPipeline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of the bundled model, observed. */
class ObservedRecognizerIT {

  private static NerPipeline ner;

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ObservationRegistry observations = ObservationRegistry.create();
  private final List<ExtractContext> ended = new CopyOnWriteArrayList<>();
  private EntityRecognizer observed;

  @BeforeAll
  static void load() {
    ner = English.load(p -> p.longText(LongText.REFUSE));
  }

  @AfterAll
  static void close() {
    ner.close();
  }

  @BeforeEach
  void observe() {
    observations
        .observationConfig()
        .observationHandler(new DefaultMeterObservationHandler(meters))
        .observationHandler(
            new ObservationHandler<ExtractContext>() {
              @Override
              public void onStop(ExtractContext context) {
                ended.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return context instanceof ExtractContext;
              }
            });
    observed = ObservedRecognizer.of(ner, observations);
  }

  private double count(String kind, String error) {
    return Scrape.of(meters)
        .value("ner4j_extract_seconds_count{error=\"%s\",kind=\"%s\"}".formatted(error, kind));
  }

  @Test
  void eachKindOfCallAnswersAsBeforeAndIsObservedOnce() throws Exception {
    String text = English.TEXTS.get(0);
    List<Entity> entities = ner.extract(text);
    assertThat(entities).hasSize(3);
    assertThat(observed.extract(text)).isEqualTo(entities);
    assertThat(observed.extractAll(List.of(text, "Rome")))
        .isEqualTo(ner.extractAll(List.of(text, "Rome")));
    assertThat(observed.extractAll(Stream.of(text, text, ""))).hasSize(3).contains(entities);
    assertThat(observed.extractAsync(text).get(60, SECONDS)).isEqualTo(entities);
    for (String kind : List.of("text", "list", "stream", "async")) {
      assertThat(count(kind, "none")).as(kind).isEqualTo(1);
    }
    assertThat(ended).extracting(ExtractContext::texts).containsExactly(1L, 2L, 3L, 1L);
    assertThat(ended).extracting(ExtractContext::entities).containsExactly(3L, 4L, 6L, 3L);
  }

  @Test
  void aCallThatFailsIsObservedWithItsError() {
    assertThatThrownBy(() -> observed.extract(English.LONG)).isInstanceOf(NerInputException.class);
    assertThatThrownBy(() -> observed.extractAll(List.of(English.LONG)))
        .isInstanceOf(NerInputException.class);
    assertThatThrownBy(() -> observed.extractAll(Stream.of(English.LONG)).toList())
        .isInstanceOf(NerInputException.class);
    assertThatThrownBy(() -> observed.extractAsync(English.LONG).get(60, SECONDS))
        .hasCauseInstanceOf(NerInputException.class);
    for (String kind : List.of("text", "list", "stream", "async")) {
      assertThat(count(kind, "NerInputException")).as(kind).isEqualTo(1);
    }
  }

  @Test
  void aStreamIsObservedUntilItEndsOrIsClosed() {
    Stream<List<Entity>> unread = observed.extractAll(Stream.of("Rome"));
    unread.close();
    assertThat(ended).isEmpty();
    try (Stream<List<Entity>> results = observed.extractAll(Stream.of("Rome", "Oslo", "Paris"))) {
      assertThat(results.iterator().next()).hasSize(1);
      assertThat(ended).isEmpty();
    }
    assertThat(ended).hasSize(1).extracting(ExtractContext::texts).containsExactly(1L);
  }

  @Test
  void aFutureThatIsCancelledIsThePipelinesOwn() {
    CompletableFuture<List<Entity>> future = observed.extractAsync("Rome");
    future.cancel(true);
    assertThat(ended).hasSize(1);
    assertThat(error(ended.get(0))).isIn("none", "CancellationException");
  }

  private static String error(ExtractContext context) {
    Throwable error = context.getError();
    return error == null ? "none" : error.getClass().getSimpleName();
  }

  @Test
  void noObservationHoldsATextOrAnEntity() {
    observed.extract("Zaphod Beeblebrox went to Betelgeuse.");
    assertThat(ended.get(0).getAllKeyValues())
        .isNotEmpty()
        .noneMatch(value -> value.getValue().matches("(?s).*(Zaphod|Beeblebrox|Betelgeuse).*"));
    assertThat(ended.get(0).getContextualName()).isEqualTo("ner4j extract text");
  }

  @Test
  void aConventionOfTheApplicationNamesObservations() {
    observations
        .observationConfig()
        .observationConvention(
            new ExtractConvention() {
              @Override
              public String getName() {
                return "entities.extract";
              }
            });
    observed.extract("Rome");
    assertThat(
            Scrape.of(meters).value("entities_extract_seconds_count{error=\"none\",kind=\"text\"}"))
        .isEqualTo(1);
  }

  @Test
  void withoutHandlersNothingIsCounted() {
    EntityRecognizer plain = ObservedRecognizer.of(ner, ObservationRegistry.NOOP);
    assertThat(plain.extract("Rome")).isEqualTo(ner.extract("Rome"));
    assertThat(plain.extractAll(Stream.of("Rome"))).hasSize(1);
    assertThat(ended).isEmpty();
  }
}
