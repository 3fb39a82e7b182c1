package io.ner4j.spark;

import io.ner4j.Entity;
import io.ner4j.NerException;
import io.ner4j.NerInferenceException;
import io.ner4j.NerInputException;
import io.ner4j.onnx.SharedPipeline;
import io.ner4j.spark.RowShape.OnError;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a partition with their entities. Rows are read only as results are consumed, some
 * thousand short texts ahead. A text that fails ends a stream of the pipeline, so the rows that
 * were ahead are then read one by one, and a new stream reads the rest. For one thread.
 */
final class PartitionRows implements Iterator<Row> {

  private final SharedPipeline<?> ner;
  private final Iterator<Row> input;
  private final RowShape shape;
  private final Counters counters;

  /** Rows that were asked for and not given out, in their order. */
  private final Deque<Row> ahead = new ArrayDeque<>();

  private @Nullable Iterator<Row> stream;
  private int oneByOne;
  private @Nullable Row next;

  /** Time spent waiting for the input, which is not the model's. */
  private long nanosOfInput;

  /** Gives what reads the rows of a partition, in its task. */
  static MapPartitionsFunction<Row, Row> reader(
      NerSettings settings, RowShape shape, Counters counters) {
    return rows ->
        rows.hasNext()
            ? new PartitionRows(
                TaskPipeline.hold(settings, TaskContext.get()), rows, shape, counters)
            : Collections.emptyIterator();
  }

  private PartitionRows(
      SharedPipeline<?> ner, Iterator<Row> input, RowShape shape, Counters counters) {
    this.ner = ner;
    this.input = input;
    this.shape = shape;
    this.counters = counters;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      long before = System.nanoTime();
      long inputBefore = nanosOfInput;
      next = advance();
      counters.spent(System.nanoTime() - before - (nanosOfInput - inputBefore));
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows");
    }
    Row row = Objects.requireNonNull(next);
    next = null;
    return row;
  }

  private @Nullable Row advance() {
    while (oneByOne == 0) {
      Iterator<Row> results = stream == null ? open() : stream;
      stream = results;
      try {
        return results.hasNext() ? results.next() : null;
      } catch (NerInferenceException | NerInputException e) {
        if (shape.onError() == OnError.FAIL || ahead.isEmpty()) {
          throw e;
        }
        stream = null;
        oneByOne = ahead.size();
      }
    }
    oneByOne--;
    return alone(ahead.remove());
  }

  private Row alone(Row row) {
    try {
      return result(row, ner.extract(textToRead(row)));
    } catch (NerInferenceException | NerInputException e) {
      return failed(row, e);
    }
  }

  private Iterator<Row> open() {
    Spliterator<Row> rows = Spliterators.spliteratorUnknownSize(new Ahead(), Spliterator.ORDERED);
    Stream<Row> results =
        ner.extractAll(
            StreamSupport.stream(rows, false),
            this::textToRead,
            (row, entities) -> result(ahead.remove(), entities));
    return results.iterator();
  }

  /** The text of a row; an empty one, which costs nothing, for null. */
  private String textToRead(Row row) {
    String text = shape.text(row);
    return text == null ? "" : text;
  }

  private Row result(Row row, List<Entity> entities) {
    String text = shape.text(row);
    counters.read(text == null ? 0 : text.length(), entities.size());
    return shape.with(row, text == null ? null : entities, null);
  }

  private Row failed(Row row, NerException failure) {
    counters.failed(textToRead(row).length());
    return shape.with(row, null, failure.getMessage());
  }

  /** The input, each row of which is noted. */
  private final class Ahead implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      long before = System.nanoTime();
      boolean more = input.hasNext();
      nanosOfInput += System.nanoTime() - before;
      return more;
    }

    @Override
    public Row next() {
      long before = System.nanoTime();
      Row row = input.next();
      nanosOfInput += System.nanoTime() - before;
      ahead.add(row);
      return row;
    }
  }
}
