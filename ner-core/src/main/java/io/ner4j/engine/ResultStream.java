package io.ner4j.engine;

import io.ner4j.task.TextTask;
import io.ner4j.thread.Gate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The results of texts that are read as results are asked for. */
public final class ResultStream<T, R> extends Spliterators.AbstractSpliterator<R> {

  /** A text that was asked for, and what comes of it when it is read. */
  public record Asked<R>(TextTask task, Supplier<R> result) {}

  /** Makes a text of an item, whose number counts from 0. */
  public interface Asking<T, R> {
    Asked<R> ask(T item, long number);
  }

  private final Iterator<T> items;
  private final Asking<? super T, R> asking;
  private final Gate gate;
  private final BulkExtraction extraction;

  /** What was asked for and not given out, in its order. */
  private final Deque<Asked<R>> asked = new ArrayDeque<>();

  private final AtomicBoolean advancing = new AtomicBoolean();

  private long count;

  private ResultStream(
      Spliterator<T> items, Asking<? super T, R> asking, Engine engine, Gate gate) {
    super(items.estimateSize(), ORDERED);
    this.items = Spliterators.iterator(items);
    this.asking = asking;
    this.gate = gate;
    this.extraction = engine.read(tasks());
  }

  public static <T, R> Stream<R> of(
      Stream<T> items, Asking<? super T, R> asking, Engine engine, Gate gate) {
    // The items are touched when the first result is asked for, and not before.
    Supplier<ResultStream<T, R>> results =
        () -> new ResultStream<>(items.sequential().spliterator(), asking, engine, gate);
    return StreamSupport.<R>stream(results, ORDERED, false).onClose(items::close);
  }

  private Iterator<TextTask> tasks() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public TextTask next() {
        Asked<R> next = asking.ask(items.next(), count++);
        asked.add(next);
        return next.task;
      }
    };
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    if (!advancing.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "the next result is being asked for already; ask for results one after another, on one thread at a time");
    }
    Asked<R> next;
    try {
      if (!gate.pass(extraction::next)) {
        return false;
      }
      next = asked.remove();
    } finally {
      advancing.set(false);
    }
    action.accept(next.result.get());
    return true;
  }
}
