package io.ner4j.spark;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;

/** What was read, as Spark's pages show it for each stage. Tasks that run again count again. */
final class Counters implements Serializable {

  private static final long serialVersionUID = 1L;

  private final LongAccumulator rows;
  private final LongAccumulator characters;
  private final LongAccumulator entities;
  private final LongAccumulator failures;
  private final DoubleAccumulator seconds;

  private Counters(SparkContext context, String name) {
    rows = context.longAccumulator(name + " rows");
    characters = context.longAccumulator(name + " characters");
    entities = context.longAccumulator(name + " entities");
    failures = context.longAccumulator(name + " failures");
    seconds = context.doubleAccumulator(name + " seconds in the model");
  }

  static Counters of(SparkContext context, String name) {
    return new Counters(context, name);
  }

  /** Counts a row with a text that was read, or that is null and has none. */
  void read(int length, int found) {
    rows.add(1);
    characters.add(length);
    entities.add(found);
  }

  void failed(int length) {
    rows.add(1);
    characters.add(length);
    failures.add(1);
  }

  void spent(long nanos) {
    seconds.add(nanos / 1e9);
  }
}
