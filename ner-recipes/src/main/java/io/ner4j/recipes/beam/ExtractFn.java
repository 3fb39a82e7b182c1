package io.ner4j.recipes.beam;

import static java.util.Objects.requireNonNull;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.SharedPipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Finds the entities of documents by key. */
public final class ExtractFn extends DoFn<KV<String, String>, Mention> {

  private static final long serialVersionUID = 1L;

  private final NerPipelineSpec spec;

  private transient @Nullable SharedPipeline<NerPipeline> ner;

  public ExtractFn(NerPipelineSpec spec) {
    this.spec = spec;
  }

  @Setup
  public void setup() {
    ner = spec.shared();
  }

  @ProcessElement
  public void process(@Element KV<String, String> document, OutputReceiver<Mention> mentions) {
    for (Entity entity : requireNonNull(ner).extract(document.getValue())) {
      mentions.output(Mention.of(document.getKey(), entity));
    }
  }

  @Teardown
  public void teardown() {
    if (ner != null) {
      ner.close();
    }
  }
}
