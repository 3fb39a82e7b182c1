package io.ner4j.rules;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Several recognizers as one. {@link EntityRecognizer#combined} makes it.
 *
 * <pre>{@code
 * EntityRecognizer both = Combined.of(Merge.LONGEST, ner, Patterns.of(KnownPattern.EMAIL));
 * }</pre>
 *
 * <p>Safe for use by many threads. Closing it closes the recognizers.
 *
 * @since 0.1.0
 */
public final class Combined implements EntityRecognizer {

  private final Merge merge;
  private final List<EntityRecognizer> recognizers;

  private Combined(Merge merge, List<EntityRecognizer> recognizers) {
    this.merge = merge;
    this.recognizers = recognizers;
  }

  /**
   * Combines recognizers.
   *
   * @param merge which entities stay where several find some
   * @param recognizers one at least, in their order
   * @return a recognizer that asks all of them
   * @throws IllegalArgumentException if there is none
   */
  public static EntityRecognizer of(Merge merge, EntityRecognizer... recognizers) {
    Objects.requireNonNull(merge, "merge");
    if (recognizers.length == 0) {
      throw new IllegalArgumentException("expected one recognizer or more to combine, but found 0");
    }
    return new Combined(merge, List.of(recognizers));
  }

  /**
   * Names the source of entities.
   *
   * @param recognizer finds entities; closing the result closes it
   * @param source what its entities carry as {@linkplain Entity#source source}
   * @return the recognizer, with that source
   */
  public static EntityRecognizer named(EntityRecognizer recognizer, String source) {
    Objects.requireNonNull(source, "source");
    UnaryOperator<List<Entity>> change =
        entities -> entities.stream().map(entity -> entity.withSource(source)).toList();
    return new Changed(recognizer, change);
  }

  @Override
  public List<Entity> extract(String text) {
    Objects.requireNonNull(text, "text");
    List<List<Entity>> found = new ArrayList<>();
    for (EntityRecognizer recognizer : recognizers) {
      found.add(recognizer.extract(text));
    }
    return merge.merge(found);
  }

  /** An item on its way from one recognizer to the next. */
  private record Found<T>(T item, String text, List<List<Entity>> entities) {

    Found<T> with(List<Entity> more) {
      List<List<Entity>> all = new ArrayList<>(entities);
      all.add(more);
      return new Found<>(item, text, all);
    }
  }

  @Override
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(result, "result");
    Stream<Found<T>> found =
        Objects.requireNonNull(items, "items")
            .sequential()
            .map(
                item ->
                    new Found<>(item, Objects.requireNonNull(text.apply(item), "text"), List.of()));
    for (EntityRecognizer recognizer : recognizers) {
      found =
          recognizer.extractAll(
              found, Found::text, (item, entities) -> item.with(List.copyOf(entities)));
    }
    return found.map(all -> result.apply(all.item, merge.merge(all.entities)));
  }

  @Override
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    Objects.requireNonNull(text, "text");
    List<CompletableFuture<List<Entity>>> parts = new ArrayList<>();
    try {
      for (EntityRecognizer recognizer : recognizers) {
        parts.add(recognizer.extractAsync(text));
      }
    } catch (RuntimeException | Error e) {
      parts.forEach(part -> part.cancel(true));
      throw e;
    }
    return Futures.joined(parts, merge::merge);
  }

  /** Closes all recognizers, the last first; what one throws keeps none of the others open. */
  @Override
  public void close() {
    closeFrom(recognizers.size() - 1);
  }

  private void closeFrom(int index) {
    if (index >= 0) {
      try (Rest rest = () -> closeFrom(index - 1)) {
        recognizers.get(index).close();
      }
    }
  }

  /** The recognizers that are still open. */
  private interface Rest extends AutoCloseable {
    @Override
    void close();
  }
}
