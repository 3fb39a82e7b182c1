package io.ner4j.recipes.flink;

import static java.util.Objects.requireNonNull;

import io.ner4j.NerPipeline;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.SharedPipeline;
import java.io.Serial;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/** Finds the entities of many documents at a time: those that wait together run together. */
public final class ExtractAsyncFunction extends RichAsyncFunction<Document, DocumentEntities> {

  @Serial private static final long serialVersionUID = 1L;

  private final NerPipelineSpec spec;

  private transient @Nullable SharedPipeline<NerPipeline> ner;

  public ExtractAsyncFunction(NerPipelineSpec spec) {
    this.spec = spec;
  }

  @Override
  public void open(OpenContext context) {
    ner = spec.shared();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Flink is told of each end.
  public void asyncInvoke(Document document, ResultFuture<DocumentEntities> result) {
    requireNonNull(ner)
        .extractAsync(document.text())
        .whenComplete(
            (entities, failure) -> {
              if (failure == null) {
                result.complete(List.of(new DocumentEntities(document.id(), entities)));
              } else {
                result.completeExceptionally(failure);
              }
            });
  }

  @Override
  public void close() {
    if (ner != null) {
      ner.close();
    }
  }
}
