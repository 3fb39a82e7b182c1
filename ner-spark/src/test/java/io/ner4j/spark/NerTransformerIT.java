package io.ner4j.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transformer finds in a column what a pipeline finds in its texts. */
class NerTransformerIT {

  private static final SparkSession SPARK = LocalSpark.session();
  private static final NerTransformer NER = new NerTransformer();

  @TempDir Path scratch;

  @Test
  void answersAreThoseOfOneMachineWhateverThePartitions() {
    List<@Nullable String> texts = new ArrayList<>(Texts.random(40, 4, 1));
    texts.addAll(Arrays.asList(null, "", " \n", null));
    texts.addAll(Texts.random(1, 100, 2));
    List<String> expected = Texts.onOneMachine(texts);
    for (int partitions : List.of(1, 16)) {
      Dataset<Row> rows = Texts.dataset(SPARK, texts).repartition(partitions);
      assertThat(Texts.inSpark(NER.transform(rows), "entities"))
          .as("%d partitions", partitions)
          .isEqualTo(expected);
    }
  }

  @Test
  void otherColumnsPassThrough() {
    Dataset<Row> rows =
        Texts.dataset(SPARK, List.of("Ann Lee in Rome", "none"))
            .selectExpr(
                "id", "text", "array(id, null) as list", "map('a', id) as map", "1.5D as d");
    Dataset<Row> found = NER.transform(rows);
    assertThat(found.columns()).containsExactly("id", "text", "list", "map", "d", "entities");
    assertThat(found.drop("entities").collectAsList()).isEqualTo(rows.collectAsList());
    assertThat(found.schema()).isEqualTo(NER.transformSchema(rows.schema()));
  }

  @Test
  void whatSparkNotesOfColumnsStays() {
    Dataset<Row> rows =
        Texts.dataset(SPARK, List.of("Ann Lee in Rome", "none", "Ann Lee in Rome"))
            .selectExpr("text", "text as `a.b`");
    Dataset<Row> indexed =
        new StringIndexer().setInputCol("text").setOutputCol("index").fit(rows).transform(rows);
    Dataset<Row> found = NER.transform(indexed);
    assertThat(found.schema()).isEqualTo(NER.transformSchema(indexed.schema()));
    assertThat(
            new IndexToString()
                .setInputCol("index")
                .setOutputCol("again")
                .transform(found)
                .where("text = again")
                .count())
        .isEqualTo(3);
  }

  @Test
  void aWatermarkStays() {
    Dataset<Row> lines =
        SPARK.readStream().format("rate").load().selectExpr("timestamp", "'Tim Cook' as text");
    Dataset<Row> counts =
        NER.transform(lines.withWatermark("timestamp", "1 second"))
            .groupBy(window(col("timestamp"), "1 second"))
            .count();
    assertThatCode(() -> counts.writeStream().format("noop").outputMode("append").start().stop())
        .doesNotThrowAnyException();
  }

  @Test
  void codePointsAreThoseOfSubstringInSpark() {
    Dataset<Row> rows = Texts.dataset(SPARK, new ArrayList<>(Texts.random(20, 6, 3)));
    List<Row> found =
        new NerTransformer()
            .setOffsets("codepoint")
            .transform(rows)
            .select(col("text"), expr("explode(entities) as e"))
            .selectExpr("e.text", "substring(text, e.start + 1, e.end - e.start)")
            .collectAsList();
    assertThat(found).hasSizeGreaterThan(40);
    assertThat(found).allSatisfy(row -> assertThat(row.get(1)).isEqualTo(row.get(0)));
  }

  @Test
  void aPipelineWithItIsSavedAndLoaded() throws Exception {
    NerTransformer stage =
        new NerTransformer()
            .setInputCol("text")
            .setOutputCol("names")
            .setOffsets("codepoint")
            .setOption("includeTypes", "PER,LOC")
            .setOption("minScore", "0.5");
    Dataset<Row> rows = Texts.dataset(SPARK, new ArrayList<>(Texts.random(10, 3, 4)));
    PipelineModel model = new Pipeline().setStages(new PipelineStage[] {stage}).fit(rows);
    String path = scratch.resolve("model").toString();
    model.save(path);
    PipelineModel loaded = PipelineModel.load(path);
    assertThat(Texts.inSpark(loaded.transform(rows), "names"))
        .isEqualTo(Texts.inSpark(stage.transform(rows), "names"))
        .anyMatch(names -> names.contains("PER"))
        .noneMatch(names -> names.contains("ORG"));
    NerTransformer alone = (NerTransformer) loaded.stages()[0];
    assertThat(alone.uid()).isEqualTo(stage.uid());
    stage.write().overwrite().save(path);
    assertThat(List.of(alone, NerTransformer.load(path), stage.copy(stage.extractParamMap())))
        .extracting(NerTransformerIT::values)
        .containsOnly(values(stage));
  }

  /** The values of all parameters, in the order of their names. */
  private static List<Object> values(NerTransformer stage) {
    List<Object> values = new ArrayList<>();
    for (Param<?> param : stage.params()) {
      Object value = stage.getOrDefault(param);
      values.add(value instanceof String[] many ? List.of(many) : value);
    }
    return values;
  }

  @Test
  void aStreamIsRead() throws Exception {
    Path in = Files.createDirectory(scratch.resolve("in"));
    Files.writeString(in.resolve("a.txt"), "Angela Merkel met Tim Cook.\nIt rained.\n");
    Dataset<Row> lines =
        SPARK.readStream().format("text").load(in.toString()).withColumnRenamed("value", "text");
    NER.transform(lines)
        .writeStream()
        .format("memory")
        .queryName("found")
        .trigger(Trigger.AvailableNow())
        .start()
        .awaitTermination();
    assertThat(SPARK.sql("select text, size(entities) from found order by text").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[Angela Merkel met Tim Cook.,2]", "[It rained.,0]");
  }

  @Test
  void aTextThatFailsCostsItsRowOrTheJobAsAskedFor() {
    List<@Nullable String> texts = new ArrayList<>(Texts.random(20, 1, 5));
    texts.set(3, null);
    for (int place : List.of(0, 7, 8, 19)) {
      texts.set(place, "Tim Cook ".repeat(40));
    }
    List<String> expected = new ArrayList<>(Texts.onOneMachine(texts));
    List.of(0, 7, 8, 19).forEach(place -> expected.set(place, "null"));
    Dataset<Row> rows = Texts.dataset(SPARK, texts).coalesce(1);
    NerTransformer refusing =
        new NerTransformer().setOption("longText", "refuse").setOption("maxTokens", "64");
    assertThatThrownBy(() -> refusing.transform(rows).collectAsList())
        .hasStackTraceContaining("NerInputException")
        .hasStackTraceContaining("62 tokens");
    assertThat(Texts.inSpark(refusing.setOnError("null").transform(rows), "entities"))
        .isEqualTo(expected);
    Dataset<Row> told = refusing.setOnError("column").transform(rows).cache();
    assertThat(Texts.inSpark(told, "entities")).isEqualTo(expected);
    assertThat(told.where("entities_error is not null").orderBy("id").collectAsList())
        .extracting(row -> row.getInt(0))
        .containsExactly(0, 7, 8, 19);
    assertThat(told.where("id = 7").first().<String>getAs("entities_error")).contains("62 tokens");
  }

  @Test
  void wrongUseIsRefusedBeforeAnyTaskRuns() {
    Dataset<Row> rows = Texts.dataset(SPARK, List.of("a"));
    assertThatThrownBy(() -> new NerTransformer().setInputCol("body").transform(rows))
        .hasMessageContaining("[id, text]")
        .hasMessageContaining("setInputCol");
    assertThatThrownBy(() -> new NerTransformer().setInputCol("id").transform(rows))
        .hasMessageContaining("string");
    // To Spark, TEXT is the same column, unless spark.sql.caseSensitive is set.
    for (String taken : List.of("text", "TEXT")) {
      assertThatThrownBy(() -> new NerTransformer().setOutputCol(taken).transform(rows))
          .hasMessageContaining("there is a column text already")
          .hasMessageContaining("setOutputCol");
    }
    assertThatThrownBy(() -> NER.transform(NER.transform(rows))).hasMessageContaining("entities");
    assertThatThrownBy(() -> new NerTransformer().setOnError("skip").transform(rows))
        .hasMessageContaining("column");
    assertThatThrownBy(() -> new NerTransformer().setOffsets("bytes").transform(rows))
        .hasMessageContaining("codepoint");
    assertThatThrownBy(() -> new NerTransformer().setDevice("GPU 1").transform(rows))
        .hasMessageContaining("cuda");
    assertThatThrownBy(() -> new NerTransformer().setModel("hub:a b").transform(rows))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
