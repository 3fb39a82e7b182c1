package io.ner4j.recipes.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.PipelineConfig;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.recipes.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The functions of docs/flink.md in Flink's own cluster in one process. */
class FlinkIT {

  private static final int SLOTS = 2;

  /** Starts a cluster, runs a job on it, and stops it. */
  private static Map<String, List<Entity>> run(
      Map<String, String> texts, Function<DataStream<Document>, DataStream<DocumentEntities>> step)
      throws Exception {
    List<Document> documents = new ArrayList<>();
    texts.forEach((id, text) -> documents.add(new Document(id, text)));
    Map<String, List<Entity>> found = new TreeMap<>();
    try (StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(SLOTS)) {
      DataStream<Document> source = environment.fromData(documents).rebalance();
      for (DocumentEntities document : step.apply(source).executeAndCollect(texts.size() + 1)) {
        assertThat(found.put(document.id(), document.entities())).isNull();
      }
    }
    return found;
  }

  @Test
  void jobsOneAfterTheOtherInOneProcessFindWhatAPlainPipelineFinds() throws Exception {
    Map<String, String> texts = Texts.random(60, 3, 1);
    Map<String, List<Entity>> expected = Texts.inPlainPipeline(texts);
    NerPipelineSpec spec = FlinkJobs.spec();
    assertThat(run(texts, documents -> FlinkJobs.oneByOne(documents, spec))).isEqualTo(expected);
    assertThat(run(texts, documents -> FlinkJobs.manyAtATime(documents, spec))).isEqualTo(expected);
  }

  @Test
  void aJobWhoseCapacityIsMoreThanMayWaitFailsWithAMessageThatNamesTheOption() {
    NerPipelineSpec narrow =
        OnnxNer.englishBuilder()
            .device(Device.cpu())
            .config(PipelineConfig.builder().maxWaiting(1).build())
            .spec();
    Map<String, String> texts = Texts.random(100, 20, 2);
    assertThatThrownBy(() -> run(texts, documents -> FlinkJobs.manyAtATime(documents, narrow)))
        .hasStackTraceContaining("maxWaiting");
  }

  @Test
  void aPipelineInAFunctionIsRefusedWithAMessageThatNamesTheSpecification() {
    Map<String, String> texts = Texts.random(1, 1, 3);
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      MapFunction<Document, DocumentEntities> holder =
          document -> new DocumentEntities(document.id(), ner.extract(document.text()));
      assertThatThrownBy(() -> run(texts, documents -> documents.map(holder)))
          .hasStackTraceContaining("NerPipelineSpec");
    }
  }

  @Test
  void flinkWritesDocumentsAndEntitiesFieldByField() {
    assertThat(TypeInformation.of(Entity.class)).isInstanceOf(PojoTypeInfo.class);
    TypeInformation<DocumentEntities> type = TypeInformation.of(DocumentEntities.class);
    assertThat(type).isInstanceOf(PojoTypeInfo.class);
    assertThat(((PojoTypeInfo<?>) type).getTypeAt("entities").toString()).contains("Entity");
  }
}
