package io.ner4j.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.micrometer.ExtractContext.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A recognizer whose calls are observed: a timer of calls and, where the application has tracing, a
 * span of each.
 *
 * <pre>{@code
 * EntityRecognizer observed = ObservedRecognizer.of(ner, observations);
 * observed.extract("Ada in Berlin"); // ner4j.extract, kind=text
 * }</pre>
 *
 * <p>A stream is observed from its first result to its end; one that is left before its end must be
 * closed, or its observation never ends. {@link ExtractConvention} has the names. Texts and
 * entities are not part of observations. Safe for use by many threads, as the recognizer is, which
 * it closes.
 *
 * @since 0.1.0
 */
public final class ObservedRecognizer implements EntityRecognizer {

  private static final ExtractConvention CONVENTION = new ExtractConvention();

  private final EntityRecognizer recognizer;
  private final ObservationRegistry registry;

  private ObservedRecognizer(EntityRecognizer recognizer, ObservationRegistry registry) {
    this.recognizer = Objects.requireNonNull(recognizer, "recognizer");
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /**
   * Observes the calls of a recognizer.
   *
   * @param recognizer finds the entities
   * @param registry is told of calls; if it is a no-op, calls cost nothing more
   * @return a recognizer that finds the same
   */
  public static ObservedRecognizer of(EntityRecognizer recognizer, ObservationRegistry registry) {
    return new ObservedRecognizer(recognizer, registry);
  }

  private Observation observation(ExtractContext context) {
    return Observation.createNotStarted(null, CONVENTION, () -> context, registry);
  }

  @Override
  public List<Entity> extract(String text) {
    ExtractContext context = new ExtractContext(Kind.TEXT);
    return observation(context)
        .observe(
            () -> {
              List<Entity> found = recognizer.extract(text);
              context.add(1, found.size());
              return found;
            });
  }

  @Override
  public List<List<Entity>> extractAll(Collection<String> texts) {
    ExtractContext context = new ExtractContext(Kind.LIST);
    return observation(context)
        .observe(
            () -> {
              List<List<Entity>> found = recognizer.extractAll(texts);
              context.add(found.size(), found.stream().mapToLong(List::size).sum());
              return found;
            });
  }

  @Override
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    Objects.requireNonNull(result, "result");
    ExtractContext context = new ExtractContext(Kind.STREAM);
    Stream<R> results =
        recognizer.extractAll(
            items,
            text,
            (item, entities) -> {
              context.add(1, entities.size());
              return result.apply(item, entities);
            });
    return ObservedStream.of(results, observation(context));
  }

  @Override
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    ExtractContext context = new ExtractContext(Kind.ASYNC);
    Observation observation = observation(context).start();
    CompletableFuture<List<Entity>> future;
    try {
      future = recognizer.extractAsync(text);
    } catch (RuntimeException | Error e) {
      observation.error(e).stop();
      throw e;
    }
    // Callers get the recognizer's own future: cancelling another would not reach it.
    CompletableFuture<List<Entity>> unused =
        future.whenComplete(
            (found, failure) -> {
              if (failure == null) {
                context.add(1, found.size());
              } else {
                observation.error(failure);
              }
              observation.stop();
            });
    return future;
  }

  @Override
  public void close() {
    recognizer.close();
  }

  @Override
  public String toString() {
    return "ObservedRecognizer[" + recognizer + "]";
  }
}
