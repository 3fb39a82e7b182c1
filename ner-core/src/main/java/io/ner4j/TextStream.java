package io.ner4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The results of texts that are read as results are asked for. */
final class TextStream<T, R> extends Spliterators.AbstractSpliterator<R> {

  /** A text that was asked for, and what belongs to it. */
  private record Asked<T>(T item, EntityAssembler entities) {}

  private final Iterator<T> items;
  private final Function<? super T, String> text;
  private final BiFunction<? super T, ? super List<Entity>, ? extends R> result;
  private final Settings settings;
  private final Gate gate;
  private final Extraction extraction;

  /** What was asked for and not given out, in its order. */
  private final Deque<Asked<T>> asked = new ArrayDeque<>();

  private long count;

  private TextStream(
      Spliterator<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result,
      Settings settings,
      Engine engine,
      Gate gate) {
    super(items.estimateSize(), ORDERED);
    this.items = Spliterators.iterator(items);
    this.text = text;
    this.result = result;
    this.settings = settings;
    this.gate = gate;
    this.extraction = engine.read(readings());
  }

  static <T, R> Stream<R> of(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result,
      Settings settings,
      Engine engine,
      Gate gate) {
    // The items are touched when the first result is asked for, and not before.
    Supplier<TextStream<T, R>> results =
        () ->
            new TextStream<>(
                items.sequential().spliterator(), text, result, settings, engine, gate);
    return StreamSupport.<R>stream(results, ORDERED, false).onClose(items::close);
  }

  private Iterator<Reading> readings() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Reading next() {
        T item = items.next();
        long index = count++;
        String read = Objects.requireNonNull(text.apply(item), () -> "texts[" + index + "]");
        EntityAssembler entities = new EntityAssembler(read, settings.filter());
        asked.add(new Asked<>(item, entities));
        return new Reading(index, read, null, settings, entities);
      }
    };
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    if (!gate.pass(extraction::next)) {
      return false;
    }
    Asked<T> next = asked.remove();
    action.accept(result.apply(next.item, next.entities.entities()));
    return true;
  }
}
