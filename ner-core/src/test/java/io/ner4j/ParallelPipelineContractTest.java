package io.ner4j;

import io.ner4j.contract.PipelineContract;
import io.ner4j.contract.Scale;
import java.util.function.Consumer;

/** The contracts with a model that has use for several runs at once. */
class ParallelPipelineContractTest extends PipelineContract {

  @Override
  protected NerPipeline load(Consumer<NerPipelineBuilder> options) {
    FakeModel model =
        new FakeModel(64) {
          @Override
          public int parallelism() {
            return 3;
          }
        };
    NerPipelineBuilder builder = NerPipeline.builder(new FakeTokenizer(), model);
    options.accept(builder);
    return builder.build();
  }

  @Override
  protected int randomStrings() {
    return Scale.of(4_000);
  }
}
