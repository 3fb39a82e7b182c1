package io.ner4j.spark;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Texts of all lengths, and what a pipeline finds in them on a single machine. */
final class Texts {

  static final StructType SCHEMA =
      new StructType().add("id", DataTypes.IntegerType).add("text", DataTypes.StringType);

  private static final List<String> SENTENCES =
      List.of(
          "Angela Merkel met Tim Cook of Apple in Cupertino.",
          "😀 The Bank of England, London, said nothing to José Álvarez.",
          "It rained.",
          "Yesterday Siemens AG of Munich bought a factory in São Paulo from General Electric.",
          "𝒜nd 👩‍👩‍👧 so the Red Cross went to Kraków with Ms. Nowak of the European Union.",
          "no names here at all, and nothing that looks like one either");

  private Texts() {}

  /** A pipeline of its own, loaded if it is asked for. */
  private static final class Holder {
    static final NerPipeline NER = OnnxNer.englishBuilder().device(Device.cpu()).load();
  }

  /** Texts of up to some sentences each, no two the same, but the same for the same seed. */
  static List<String> random(int count, int mostSentences, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(mostSentences); n > 0; n--) {
        text.append(SENTENCES.get(random.nextInt(SENTENCES.size()))).append(' ');
      }
      texts.add(text.append(i).toString());
    }
    return texts;
  }

  /** A row for each text, numbered from 0. */
  static Dataset<Row> dataset(SparkSession session, List<@Nullable String> texts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      rows.add(RowFactory.create(i, texts.get(i)));
    }
    return session.createDataFrame(rows, SCHEMA);
  }

  /**
   * What one machine finds, as text: each entity with its offsets and the last digit of its score.
   */
  static List<String> onOneMachine(List<@Nullable String> texts) {
    List<String> found = new ArrayList<>();
    for (String text : texts) {
      found.add(text == null ? "null" : written(Holder.NER.extract(text)));
    }
    return found;
  }

  /** How many entities there are in all. */
  static int countOnOneMachine(List<@Nullable String> texts) {
    return texts.stream()
        .mapToInt(text -> text == null ? 0 : Holder.NER.extract(text).size())
        .sum();
  }

  static String written(List<Entity> entities) {
    return entities.stream()
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "[%s,%s,%d,%d,%s]",
                    e.text(),
                    e.type(),
                    e.start(),
                    e.end(),
                    e.score()))
        .toList()
        .toString();
  }

  /** The column of entities of rows, in the order of their numbers, written as above. */
  static List<String> inSpark(Dataset<Row> found, String column) {
    return found.select("id", column).orderBy("id").collectAsList().stream()
        .map(
            row ->
                row.isNullAt(1)
                    ? "null"
                    : row.<Row>getList(1).stream().map(Row::toString).toList().toString())
        .toList();
  }
}
