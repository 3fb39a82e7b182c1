package io.ner4j.spark;

import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Reads the texts of a partition. */
final class PartitionReader implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final NerSettings settings;
  private final RowShape shape;
  private final Counters counters;

  PartitionReader(NerSettings settings, RowShape shape, Counters counters) {
    this.settings = settings;
    this.shape = shape;
    this.counters = counters;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return rows.hasNext()
        ? new PartitionRows(TaskPipeline.hold(settings, TaskContext.get()), rows, shape, counters)
        : Collections.emptyIterator();
  }
}
