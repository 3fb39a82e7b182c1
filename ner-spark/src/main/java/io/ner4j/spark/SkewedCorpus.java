package io.ner4j.spark;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes a corpus to try a cluster with: rows of very different lengths, from 5 characters to as
 * many as are asked for. Half of the rows have fewer than ten characters, and few rows have most of
 * them. The same arguments make the same corpus.
 *
 * <pre>{@code
 * var rows = SkewedCorpus.rows(session, 100_000, 1_000_000);
 * new NerTransformer().transform(rows).write().parquet("entities");
 * }</pre>
 *
 * <p>As a program, it writes Parquet: {@code --class io.ner4j.spark.SkewedCorpus ... ROWS LONGEST
 * DIRECTORY}.
 *
 * @since 0.1.0
 */
public final class SkewedCorpus {

  private static final int SHORTEST = 5;

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("text", DataTypes.StringType, false);

  private static final List<String> SENTENCES =
      List.of(
          "Angela Merkel met Tim Cook of Apple in Cupertino. ",
          "The Bank of England raised its rate on Thursday, said Andrew Bailey in London. ",
          "Nothing else happened on that day, and nobody was surprised by it. ",
          "Siemens of Munich bought a factory near São Paulo from General Electric. ",
          "😀 José Álvarez wrote to the Red Cross in Geneva about the floods in Kraków. ",
          "The committee will meet again in spring, when the figures of the year are known. ",
          "Toyota and the European Union disagree on the tariffs that Japan proposed. ");

  private SkewedCorpus() {}

  /**
   * Writes a corpus.
   *
   * @param args number of rows, length of the longest text, and a new directory
   */
  public static void main(String[] args) {
    if (args.length != 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "expected ROWS LONGEST DIRECTORY, but found %d arguments", args.length));
    }
    try (SparkSession session = SparkSession.builder().appName("skewed corpus").getOrCreate()) {
      rows(session, Long.parseLong(args[0]), Integer.parseInt(args[1])).write().parquet(args[2]);
    }
  }

  /**
   * Makes a corpus, on the executors.
   *
   * @param session makes it
   * @param count number of rows
   * @param longest characters (UTF-16) of the longest text, that of row 0; at least 5
   * @return rows with {@code id}, from 0, and {@code text}
   */
  public static Dataset<Row> rows(SparkSession session, long count, int longest) {
    MapFunction<Long, Row> row = id -> RowFactory.create(id, text(id, longest));
    return session.range(count).map(row, Encoders.row(SCHEMA));
  }

  /**
   * Makes the text of a row.
   *
   * @param id the row's number
   * @param longest characters of the longest text
   * @return the text, 5 characters at least
   */
  public static String text(long id, int longest) {
    Random random = new Random(id * 0x9E3779B97F4A7C15L);
    double length = id == 0 ? longest : SHORTEST / (1 - random.nextDouble());
    int end = (int) Math.min(length, longest);
    StringBuilder text = new StringBuilder();
    while (text.length() < end) {
      text.append(SENTENCES.get(random.nextInt(SENTENCES.size())));
    }
    boolean inPair = end < text.length() && Character.isLowSurrogate(text.charAt(end));
    return text.substring(0, inPair ? end + 1 : end);
  }
}
