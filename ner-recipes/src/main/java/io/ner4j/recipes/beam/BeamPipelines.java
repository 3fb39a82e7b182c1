package io.ner4j.recipes.beam;

import io.ner4j.onnx.NerPipelineSpec;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** The steps of a pipeline of Beam that find entities. */
final class BeamPipelines {

  private BeamPipelines() {}

  static PCollection<Mention> oneByOne(
      PCollection<KV<String, String>> documents, NerPipelineSpec spec) {
    return documents.apply(ParDo.of(new ExtractFn(spec)));
  }

  static PCollection<Mention> manyAtATime(
      PCollection<KV<String, String>> documents, NerPipelineSpec spec) {
    return documents
        .apply(
            WithKeys.<Integer, KV<String, String>>of(
                    document -> Math.floorMod(document.getKey().hashCode(), 16))
                .withKeyType(TypeDescriptors.integers()))
        .apply(GroupIntoBatches.ofSize(64))
        .apply(ParDo.of(new ExtractBatchesFn(spec)));
  }
}
