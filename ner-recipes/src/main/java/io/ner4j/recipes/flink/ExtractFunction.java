package io.ner4j.recipes.flink;

import static java.util.Objects.requireNonNull;

import io.ner4j.NerPipeline;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.SharedPipeline;
import java.io.Serial;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Finds the entities of one document after another. */
public final class ExtractFunction extends RichMapFunction<Document, DocumentEntities> {

  @Serial private static final long serialVersionUID = 1L;

  private final NerPipelineSpec spec;

  private transient @Nullable SharedPipeline<NerPipeline> ner;

  public ExtractFunction(NerPipelineSpec spec) {
    this.spec = spec;
  }

  @Override
  public void open(OpenContext context) {
    ner = spec.shared();
  }

  @Override
  public DocumentEntities map(Document document) {
    return new DocumentEntities(document.id(), requireNonNull(ner).extract(document.text()));
  }

  @Override
  public void close() {
    if (ner != null) {
      ner.close();
    }
  }
}
