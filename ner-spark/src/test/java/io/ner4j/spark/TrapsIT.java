package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.stream.JsonReader;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.SharedPipeline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users of Spark try works, or fails at once and says what to do. */
class TrapsIT {

  private static final SparkSession SPARK = LocalSpark.session();
  private static final NerPipelineSpec SPEC = OnnxNer.englishBuilder().device(Device.cpu()).spec();

  private final List<@Nullable String> texts = new ArrayList<>(Texts.random(10, 2, 9));
  private final Dataset<Row> rows = Texts.dataset(SPARK, texts).repartition(3);

  @Test
  void aCapturedPipelineIsRefusedAndStaysOpen() {
    try (NerPipeline ner = SPEC.toBuilder().load()) {
      MapFunction<Row, Integer> capturing = row -> ner.extract(row.getString(1)).size();
      assertThatThrownBy(() -> rows.map(capturing, Encoders.INT()).collectAsList())
          .hasStackTraceContaining("NerPipelineSpec")
          .hasStackTraceContaining("shared()");
      assertThat(ner.extract("Tim Cook")).hasSize(1);
    }
  }

  @Test
  void aBroadcastPipelineIsRefused() {
    try (NerPipeline ner = SPEC.toBuilder().load()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(SPARK.sparkContext());
      assertThatThrownBy(() -> context.broadcast(ner))
          .hasStackTraceContaining("NerPipelineSpec")
          .hasStackTraceContaining("shared()");
    }
  }

  @Test
  void aSpecificationIsCapturedOrBroadcast() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(SPARK.sparkContext());
    Broadcast<NerPipelineSpec> broadcast = context.broadcast(SPEC);
    MapPartitionsFunction<Row, String> reading =
        part -> {
          try (SharedPipeline<NerPipeline> one = SPEC.shared();
              SharedPipeline<NerPipeline> two = broadcast.value().shared()) {
            List<String> found = new ArrayList<>();
            for (Iterator<Row> row = part; row.hasNext(); ) {
              String text = row.next().getString(1);
              List<Entity> entities = one.extract(text);
              assertThat(two.extract(text)).isEqualTo(entities);
              found.add(Texts.written(entities));
            }
            return found.iterator();
          }
        };
    assertThat(rows.mapPartitions(reading, Encoders.STRING()).collectAsList())
        .containsExactlyInAnyOrderElementsOf(Texts.onOneMachine(texts));
  }

  @Test
  void theGsonOfSparkServes() {
    assertThat(SPARK.version()).isEqualTo(System.getProperty("ner4j.tests.spark"));
    String jar = JsonReader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertThat(jar)
        .endsWith(SPARK.version().startsWith("3") ? "gson-2.10.1.jar" : "gson-2.13.2.jar");
    assertThat(Texts.inSpark(new NerTransformer().transform(rows), "entities"))
        .isEqualTo(Texts.onOneMachine(texts));
  }

  @Test
  void theStageShowsWhatWasRead() throws Exception {
    texts.set(2, null);
    NerTransformer ner = new NerTransformer("counted").setOnError("null");
    Dataset<Row> found = ner.transform(Texts.dataset(SPARK, texts).repartition(3));
    Map<String, Double> counted = LocalSpark.COUNTED.during(SPARK, found::collectAsList);
    int characters = texts.stream().mapToInt(text -> text == null ? 0 : text.length()).sum();
    assertThat(counted)
        .containsEntry("ner4j counted rows", 10.0)
        .containsEntry("ner4j counted characters", (double) characters)
        .containsEntry("ner4j counted entities", (double) Texts.countOnOneMachine(texts))
        .doesNotContainKey("ner4j counted failures");
    assertThat(counted.get("ner4j counted seconds in the model")).isPositive();
  }

  @Test
  void cudaIsRefusedWhereSparkAssignsNoGpu() {
    NerTransformer ner = new NerTransformer().setDevice("cuda");
    assertThatThrownBy(() -> ner.transform(rows).collectAsList())
        .hasStackTraceContaining("spark.task.resource.gpu.amount");
  }
}
