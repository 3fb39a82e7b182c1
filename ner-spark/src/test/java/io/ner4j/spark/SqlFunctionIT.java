package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL function finds what a pipeline finds, once for each row. */
class SqlFunctionIT {

  private static final SparkSession SPARK = LocalSpark.session();

  private final List<@Nullable String> texts = new ArrayList<>(Texts.random(12, 2, 7));

  @BeforeEach
  void table() {
    texts.addAll(Arrays.asList(null, ""));
    Texts.dataset(SPARK, texts).repartition(2).createOrReplaceTempView("articles");
    for (Class<?> type : List.of(NerExtract.class, NerExtractWithOptions.class)) {
      SPARK.udf().registerJava(type.getSimpleName(), type.getName(), EntityRows.TYPE);
    }
  }

  @Test
  void answersAreThoseOfOneMachine() {
    List<String> expected = Texts.onOneMachine(texts);
    for (String call :
        List.of(
            "ner_extract(text)",
            "ner_extract(text, map())",
            "ner_extract(text, map('model', 'en', 'device', 'cpu'))",
            "ner_extract(text, null)",
            "NerExtract(text)",
            "NerExtractWithOptions(text, map('model', 'en'))")) {
      Dataset<Row> found = SPARK.sql("SELECT id, " + call + " AS e FROM articles");
      assertThat(Texts.inSpark(found, "e")).as(call).isEqualTo(expected);
      assertThat(found.schema().apply("e").dataType()).isEqualTo(EntityRows.TYPE);
    }
  }

  @Test
  void optionsMayDifferFromRowToRow() {
    List<Row> found =
        SPARK
            .sql(
                "SELECT id, ner_extract('Ann Lee in Rome', map('includeTypes', if(id % 2 = 0, 'PER', 'LOC'))).type AS t"
                    + " FROM articles ORDER BY id LIMIT 4")
            .collectAsList();
    assertThat(found)
        .extracting(row -> row.<String>getList(1))
        .containsExactly(List.of("PER"), List.of("LOC"), List.of("PER"), List.of("LOC"));
  }

  @Test
  void underAFilterItRunsOnceARow(@TempDir Path scratch) throws Exception {
    String file = scratch.resolve("articles").toString();
    SPARK.table("articles").write().parquet(file);
    double characters = texts.stream().mapToInt(text -> text == null ? 0 : text.length()).sum();
    for (String call : List.of("ner_extract", "NerExtract")) {
      Dataset<Row> found =
          SPARK
              .read()
              .parquet(file)
              .selectExpr("id", call + "(text) AS e", "length(text) AS n")
              .where("size(e) > 0 and e[0].score > 0.1")
              .selectExpr("id", "e", "size(e)");
      assertThat(LocalSpark.COUNTED.during(SPARK, found::collectAsList))
          .as(call)
          .containsEntry("ner_extract rows", 13.0)
          .containsEntry("ner_extract characters", characters);
    }
  }

  @Test
  void rowsThatAreWrittenInTheQueryAreReadToo() {
    for (String call : List.of("ner_extract", "NerExtract")) {
      assertThat(SPARK.sql("SELECT " + call + "('Tim Cook in Rome').type").first().getList(0))
          .containsExactly("PER", "LOC");
      String query = "SELECT " + call + "(t) FROM VALUES ('Tim Cook'), (null), ('none') AS v(t)";
      assertThat(SPARK.sql(query).collectAsList())
          .extracting(row -> row.isNullAt(0) ? -1 : row.getList(0).size())
          .containsExactly(1, -1, 0);
    }
  }

  @Test
  void aSessionThatRunsGetsItToo() {
    SparkSession other = SPARK.newSession();
    NerExtensions.register(other);
    Texts.dataset(other, texts).createOrReplaceTempView("articles");
    assertThat(Texts.inSpark(other.sql("SELECT id, ner_extract(text) AS e FROM articles"), "e"))
        .isEqualTo(Texts.onOneMachine(texts));
  }

  @Test
  void aTextThatFailsFailsTheQueryOrIsNull() {
    String call =
        "SELECT ner_extract('%s', map('longText', 'refuse', 'maxTokens', '16', 'onError', '%s')) IS NULL";
    String longText = "Tim Cook ".repeat(20);
    assertThatThrownBy(() -> SPARK.sql(call.formatted(longText, "fail")).collectAsList())
        .hasStackTraceContaining("NerInputException");
    assertThat(SPARK.sql(call.formatted(longText, "null")).first().getBoolean(0)).isTrue();
    assertThat(SPARK.sql(call.formatted("Tim Cook", "null")).first().getBoolean(0)).isFalse();
    assertThatThrownBy(() -> SPARK.sql(call.formatted("Tim Cook", "column")).collectAsList())
        .hasStackTraceContaining("NerTransformer");
  }

  @Test
  void wrongCallsSayWhatIsExpected() {
    assertThatThrownBy(() -> SPARK.sql("SELECT ner_extract(id) FROM articles"))
        .hasStackTraceContaining("expected ner_extract of a text, as by CAST(... AS STRING)")
        .hasStackTraceContaining("type int");
    for (String options : List.of("map('minScore', 0.8)", "'minScore=0.8'")) {
      assertThatThrownBy(() -> SPARK.sql("SELECT ner_extract('a', " + options + ")"))
          .hasStackTraceContaining("such as map('minScore', '0.8')");
    }
    assertThatThrownBy(
            () -> SPARK.sql("SELECT ner_extract('a', map('device', null))").collectAsList())
        .hasStackTraceContaining("device cannot be null");
    assertThatThrownBy(() -> SPARK.sql("SELECT ner_extract('a', map(), 1)").collectAsList())
        .hasStackTraceContaining("ner_extract(text)");
    assertThatThrownBy(
            () -> SPARK.sql("SELECT ner_extract('a', map('minscore', '1'))").collectAsList())
        .hasStackTraceContaining("minScore");
  }
}
