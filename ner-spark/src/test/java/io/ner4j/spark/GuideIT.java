package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What the guides show compiles, and is as they say. */
class GuideIT {

  private static final SparkSession SPARK = LocalSpark.session();
  private static final List<String> TEXTS =
      List.of("Tim Cook in Rome", "Ann Lee", "Tim Cook in Rome");

  static Dataset<Row> stage(SparkSession session) {
    Dataset<Row> found =
        new NerTransformer()
            .setInputCol("text")
            .setOutputCol("entities")
            .setOption("includeTypes", "PER,ORG")
            .transform(session.read().parquet("articles").select("id", "text"));
    return found;
  }

  static Dataset<Row> anyType(Dataset<Row> texts) {
    Dataset<Row> found =
        new NerTransformer()
            .setModel("gliner_small-v2.1")
            .setOption("label", "person,a town or a city=CITY")
            .transform(texts);
    return found;
  }

  static Dataset<Row> withoutDoubles(Dataset<Row> rows) {
    Dataset<Row> texts = rows.select("text").distinct();
    Dataset<Row> found = rows.join(new NerTransformer().transform(texts), "text");
    return found;
  }

  @Test
  void aStageWithLabelsIsMadeWithoutItsModel() {
    assertThat(anyType(Texts.dataset(SPARK, TEXTS)).columns()).contains("entities");
  }

  @Test
  void textsThatOccurTwiceAreReadOnce() {
    Dataset<Row> rows = Texts.dataset(SPARK, TEXTS);
    List<Row> found = withoutDoubles(rows).select("text", "entities.type").collectAsList();
    assertThat(found)
        .extracting(row -> row.getString(0) + " " + row.getList(1))
        .containsExactlyInAnyOrder(
            "Tim Cook in Rome [PER, LOC]", "Tim Cook in Rome [PER, LOC]", "Ann Lee [PER]");
  }
}
