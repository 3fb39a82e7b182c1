package io.ner4j.spark;

import org.apache.spark.sql.SparkSession;

/** The session of this JVM's tests, whose executor is the JVM itself. */
final class LocalSpark {

  static final Accumulated COUNTED = new Accumulated();

  private static final SparkSession SESSION = start();

  private LocalSpark() {}

  static SparkSession session() {
    return SESSION;
  }

  private static SparkSession start() {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("ner4j")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.extensions", NerExtensions.class.getName())
            .config("spark.sql.warehouse.dir", "target/spark-warehouse")
            .getOrCreate();
    session.sparkContext().addSparkListener(COUNTED);
    return session;
  }
}
