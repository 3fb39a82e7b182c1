package io.ner4j.recipes.flink;

import io.ner4j.Device;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.OnnxNer;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The steps of a job that find entities. */
final class FlinkJobs {

  private FlinkJobs() {}

  static NerPipelineSpec spec() {
    return OnnxNer.englishBuilder().device(Device.cpu()).spec();
  }

  static DataStream<DocumentEntities> oneByOne(
      DataStream<Document> documents, NerPipelineSpec spec) {
    return documents.map(new ExtractFunction(spec));
  }

  static DataStream<DocumentEntities> manyAtATime(
      DataStream<Document> documents, NerPipelineSpec spec) {
    int capacity = 64; // times the slots of a TaskManager: at most maxWaiting, which is 1024
    return AsyncDataStream.orderedWait(
        documents, new ExtractAsyncFunction(spec), 5, TimeUnit.MINUTES, capacity);
  }
}
