package io.ner4j.recipes.beam;

import static java.util.Objects.requireNonNull;

import io.ner4j.NerPipeline;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.SharedPipeline;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Finds the entities of documents that come in groups: those of a group run together. */
public final class ExtractBatchesFn
    extends DoFn<KV<Integer, Iterable<KV<String, String>>>, Mention> {

  private static final long serialVersionUID = 1L;

  private final NerPipelineSpec spec;

  private transient @Nullable SharedPipeline<NerPipeline> ner;

  public ExtractBatchesFn(NerPipelineSpec spec) {
    this.spec = spec;
  }

  @Setup
  public void setup() {
    ner = spec.shared();
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<KV<String, String>>> group, OutputReceiver<Mention> mentions) {
    Stream<KV<String, String>> documents =
        StreamSupport.stream(group.getValue().spliterator(), false);
    Stream<List<Mention>> found =
        requireNonNull(ner)
            .extractAll(
                documents,
                KV::getValue,
                (document, entities) ->
                    entities.stream()
                        .map(entity -> Mention.of(document.getKey(), entity))
                        .toList());
    found.forEach(ofDocument -> ofDocument.forEach(mentions::output));
  }

  @Teardown
  public void teardown() {
    if (ner != null) {
      ner.close();
    }
  }
}
