package io.ner4j.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import scala.collection.Iterator;

/** What the pages of Spark show of the counters of stages while something runs. */
final class Accumulated extends SparkListener {

  /** The sums of all queries so far, which Spark tells, by the numbers of counters. */
  private final Map<Long, Double> totals = new ConcurrentHashMap<>();

  private final Map<String, Double> values = new ConcurrentHashMap<>();

  /** Runs something, and gives the sums of the counters of its stages, by their names. */
  Map<String, Double> during(SparkSession session, Runnable work) throws Exception {
    session.sparkContext().listenerBus().waitUntilEmpty();
    values.clear();
    work.run();
    session.sparkContext().listenerBus().waitUntilEmpty();
    return Map.copyOf(values);
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted stage) {
    Iterator<AccumulableInfo> all = stage.stageInfo().accumulables().values().iterator();
    while (all.hasNext()) {
      AccumulableInfo info = all.next();
      if (info.name().isDefined() && info.value().get() instanceof Number number) {
        Double before = totals.put(info.id(), number.doubleValue());
        double more = number.doubleValue() - (before == null ? 0 : before);
        values.merge(info.name().get(), more, Double::sum);
      }
    }
  }
}
