package io.ner4j.spark.speed;

import io.ner4j.spark.NerTransformer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a corpus without writing the result, and prints the seconds that its tasks ran in all. */
public final class SpeedJob {

  private static final int PARTITIONS = 24;

  private SpeedJob() {}

  public static void main(String[] args) {
    try (SparkSession session = SparkSession.builder().appName("speed").getOrCreate()) {
      session
          .read()
          .parquet(args[0])
          .repartition(PARTITIONS)
          .write()
          .mode("overwrite")
          .parquet(args[0] + "-dealt");
      Dataset<Row> corpus = session.read().parquet(args[0] + "-dealt");
      read(corpus.where("id > 0 and id % 20 = 1"));
      AtomicLong milliseconds = new AtomicLong();
      session
          .sparkContext()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd task) {
                  milliseconds.addAndGet(task.taskMetrics().executorRunTime());
                }
              });
      read(corpus);
      session.stop();
      System.out.printf(Locale.ROOT, "seconds %.3f%n", milliseconds.get() / 1e3);
    }
  }

  private static void read(Dataset<Row> corpus) {
    new NerTransformer()
        .setDevice("cpu")
        .transform(corpus)
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
  }
}
