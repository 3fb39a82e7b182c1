package io.ner4j.onnx.runtime.trial;

import io.ner4j.spi.Model;

/** A model that answers right for fewer tokens than it takes. */
final class ShorterModel extends ForwardingModel {

  private final int maxTokens;

  ShorterModel(Model model, int maxTokens) {
    super(model);
    this.maxTokens = maxTokens;
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }
}
