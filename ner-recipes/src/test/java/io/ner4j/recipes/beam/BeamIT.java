package io.ner4j.recipes.beam;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.recipes.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

/** The functions of docs/beam.md on Beam's direct runner. */
class BeamIT {

  private static final Map<String, String> TEXTS = Texts.random(60, 3, 5);

  private static List<Mention> inPlainPipeline() {
    List<Mention> mentions = new ArrayList<>();
    Texts.inPlainPipeline(TEXTS)
        .forEach(
            (id, entities) -> entities.forEach(entity -> mentions.add(Mention.of(id, entity))));
    return mentions;
  }

  private static void findsThem(
      List<Mention> expected,
      BiFunction<PCollection<KV<String, String>>, NerPipelineSpec, PCollection<Mention>> step) {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    PCollection<KV<String, String>> documents = pipeline.apply(Create.of(TEXTS));
    NerPipelineSpec spec = OnnxNer.englishBuilder().device(Device.cpu()).spec();
    PAssert.that(step.apply(documents, spec))
        .satisfies(
            found -> {
              assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
              return null;
            });
    assertThat(pipeline.run().waitUntilFinish().toString()).isEqualTo("DONE");
  }

  @Test
  void pipelinesOneAfterTheOtherFindWhatAPlainPipelineFinds() {
    List<Mention> expected = inPlainPipeline();
    assertThat(expected).isNotEmpty();
    findsThem(expected, BeamPipelines::oneByOne);
    findsThem(expected, BeamPipelines::manyAtATime);
  }
}
