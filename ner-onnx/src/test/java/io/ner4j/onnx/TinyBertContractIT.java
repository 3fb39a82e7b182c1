package io.ner4j.onnx;

import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.contract.PipelineContract;
import io.ner4j.contract.Scale;
import java.util.function.Consumer;

/** The contracts on the real tokenizer and a real model. */
class TinyBertContractIT extends PipelineContract {

  @Override
  protected NerPipeline load(Consumer<NerPipelineBuilder> options) {
    return TinyBert.load(options);
  }

  @Override
  protected int randomStrings() {
    return Scale.of(4_000);
  }
}
