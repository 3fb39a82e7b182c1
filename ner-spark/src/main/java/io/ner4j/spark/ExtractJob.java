package io.ner4j.spark;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A job that reads texts and writes their entities, both as Parquet. docs/spark.md shows how it is
 * submitted.
 *
 * <pre>{@code
 * ExtractJob.main(new String[] {"articles", "entities", "minScore=0.8", "includeTypes=PER,ORG"});
 * }</pre>
 *
 * <p>The input has a column {@code text}; all others are passed on. The output replaces what was
 * there, so the job can be run again. It has the columns {@code entities} and {@code
 * entities_error}: a text that fails costs its row and not the job.
 *
 * @since 0.1.0
 */
public final class ExtractJob {

  private ExtractJob() {}

  /**
   * Runs the job.
   *
   * @param args input and output, then options of {@link NerTransformer} as {@code name=value},
   *     such as {@code model}, and {@code partitions}, into which rows are dealt at random first
   */
  public static void main(String[] args) {
    if (args.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected INPUT OUTPUT [name=value ...], but found %d arguments",
              args.length));
    }
    try (SparkSession session = SparkSession.builder().appName("ner4j").getOrCreate()) {
      NerTransformer ner = new NerTransformer().setOnError("column");
      Dataset<Row> rows = session.read().parquet(args[0]);
      for (String argument : List.of(args).subList(2, args.length)) {
        String[] option = argument.split("=", 2);
        if (option.length < 2) {
          throw new IllegalArgumentException("expected name=value, but found " + argument);
        }
        if (option[0].equals("partitions")) {
          rows = rows.repartition(Integer.parseInt(option[1]));
        } else {
          ner.setOption(option[0], option[1]);
        }
      }
      ner.transform(rows).write().mode("overwrite").parquet(args[1]);
    }
  }
}
