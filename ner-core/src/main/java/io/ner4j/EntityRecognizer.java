package io.ner4j;

import io.ner4j.rules.Combined;
import io.ner4j.rules.Merge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the named entities of texts: what an application depends on, whoever finds them.
 *
 * <p>{@link NerPipeline} is the implementation that runs a model. Others are rules, a remote
 * service, a test double or a decorator. Only {@link #extract} must be implemented, so a lambda
 * serves:
 *
 * <pre>{@code
 * EntityRecognizer rules =
 *     text -> {
 *       int start = text.indexOf("Berlin");
 *       return start < 0 ? List.of() : List.of(new Entity("Berlin", "LOC", start, start + 6, 1));
 *     };
 * rules.extract("Ada in Berlin"); // Berlin, LOC, 7 to 13
 * }</pre>
 *
 * <p>The other methods call {@code extract} for one text after the other. An implementation that
 * reads several texts at a time overrides {@link #extractAll(Stream, Function, BiFunction)}, which
 * lists and streams go through by default. A decorator of one overrides it too, or it loses the
 * speed of batches. Whatever needs a model, such as labels, a device, tokens and words, is on
 * {@code NerPipeline} alone.
 *
 * <p>Implementations are safe for use by many threads. Whoever makes a recognizer closes it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EntityRecognizer extends AutoCloseable {

  /**
   * Finds the entities of a text.
   *
   * @param text any string; an empty or blank one has no entities
   * @return the entities in the order of the text, without overlaps unless the recognizer says
   *     otherwise; unmodifiable
   * @throws NullPointerException if the text is null
   * @throws NerInferenceException if the recognizer fails
   * @throws NerInputException if the text is too long and the recognizer refuses it
   * @throws NerInterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if the recognizer is closed
   */
  List<Entity> extract(String text);

  /**
   * Finds the entities of several texts. A text has the entities that {@link #extract} finds in it.
   *
   * @param texts any strings
   * @return for each text, in the same order, its entities; unmodifiable
   * @throws NullPointerException if the collection or a text is null
   * @throws NerInferenceException if the recognizer fails
   * @throws NerInputException if a text is too long and the recognizer refuses it
   * @throws NerInterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if the recognizer is closed
   */
  default List<List<Entity>> extractAll(Collection<String> texts) {
    return extractAll(copyOf(texts).stream()).toList();
  }

  /**
   * Finds the entities of texts that come one after another. Texts are read from the stream only as
   * results are consumed.
   *
   * @param texts any strings; closed when the result is closed
   * @return for each text, in the same order, its entities. Works when its elements are asked for;
   *     then it throws what {@link #extractAll(Collection)} throws
   * @throws NullPointerException if the stream is null
   */
  default Stream<List<Entity>> extractAll(Stream<String> texts) {
    return extractAll(texts, text -> text, (text, entities) -> entities);
  }

  /**
   * Finds the entities of texts that belong to something, such as a record that a text is a field
   * of, as {@link #extractAll(Stream)} does.
   *
   * @param items what has a text; closed when the result is closed
   * @param text gives the text of an item
   * @param result makes an element of the result of an item and the entities of its text
   * @param <T> what has a text
   * @param <R> what comes of it
   * @return for each item, in the same order, its result
   * @throws NullPointerException if an argument is null
   */
  default <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(result, "result");
    return Objects.requireNonNull(items, "items")
        .sequential()
        .map(item -> result.apply(item, extract(Objects.requireNonNull(text.apply(item), "text"))));
  }

  /**
   * Finds the entities of a text without waiting for them. By default, {@link #extract} runs on a
   * thread of {@link java.util.concurrent.ForkJoinPool#commonPool}; an implementation that waits
   * for a service overrides this.
   *
   * @param text any string
   * @return the entities, as {@link #extract} finds them, or its exceptions
   * @throws NullPointerException if the text is null
   * @throws java.util.concurrent.RejectedExecutionException if too many texts wait
   * @throws IllegalStateException if the recognizer is closed
   */
  default CompletableFuture<List<Entity>> extractAsync(String text) {
    Objects.requireNonNull(text, "text");
    return CompletableFuture.supplyAsync(() -> extract(text));
  }

  /**
   * Combines several recognizers, such as a model and rules or two models. Each reads all texts,
   * one after the other; models keep their batches.
   *
   * <pre>{@code
   * EntityRecognizer both =
   *     EntityRecognizer.combined(
   *         Merge.LONGEST, ner.named("model"), Patterns.of(KnownPattern.EMAIL));
   * both.extract("Ann Lee, ann@example.org"); // PER of the model, EMAIL of the patterns
   * }</pre>
   *
   * @param merge which entities stay where several recognizers find some
   * @param recognizers one at least; they must not be closed before the result, which closes them
   * @return a recognizer that asks all of them; it fails if one fails
   * @throws IllegalArgumentException if there is no recognizer
   */
  static EntityRecognizer combined(Merge merge, EntityRecognizer... recognizers) {
    return Combined.of(merge, recognizers);
  }

  /**
   * Names the {@linkplain Entity#source source} of this recognizer's entities, to tell them from
   * those of others that it is combined with.
   *
   * @param source the source
   * @return this recognizer with that source; closing it closes this
   */
  default EntityRecognizer named(String source) {
    return Combined.named(this, source);
  }

  /** Frees what the recognizer holds. Closing again does nothing. By default, nothing is held. */
  @Override
  default void close() {}

  private static List<String> copyOf(Collection<String> texts) {
    List<String> copy = new ArrayList<>(Objects.requireNonNull(texts, "texts"));
    for (int i = 0; i < copy.size(); i++) {
      int index = i;
      Objects.requireNonNull(copy.get(i), () -> "texts[" + index + "]");
    }
    return copy;
  }
}
