package io.ner4j.rules;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A recognizer whose entities are changed before anybody sees them. It keeps its batches. */
record Changed(EntityRecognizer recognizer, UnaryOperator<List<Entity>> change)
    implements EntityRecognizer {

  @Override
  public List<Entity> extract(String text) {
    return change.apply(recognizer.extract(text));
  }

  @Override
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    return recognizer.extractAll(
        items, text, (item, entities) -> result.apply(item, change.apply(List.copyOf(entities))));
  }

  @Override
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    CompletableFuture<List<Entity>> later = recognizer.extractAsync(text);
    return Futures.joined(List.of(later), found -> change.apply(found.get(0)));
  }

  @Override
  public void close() {
    recognizer.close();
  }
}
