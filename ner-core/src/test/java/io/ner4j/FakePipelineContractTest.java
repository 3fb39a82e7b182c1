package io.ner4j;

import io.ner4j.contract.PipelineContract;
import io.ner4j.contract.Scale;
import java.util.function.Consumer;

/** The contracts without any native library: what the core does by itself. */
class FakePipelineContractTest extends PipelineContract {

  @Override
  protected NerPipeline load(Consumer<NerPipelineBuilder> options) {
    NerPipelineBuilder builder = NerPipeline.builder(new FakeTokenizer(), new FakeModel(64));
    options.accept(builder);
    return builder.build();
  }

  @Override
  protected int randomStrings() {
    return Scale.of(4_000);
  }
}
