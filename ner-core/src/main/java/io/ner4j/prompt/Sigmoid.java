package io.ner4j.prompt;

/** Logits to probabilities. */
final class Sigmoid {

  private Sigmoid() {}

  /** In single precision, as the reference computes it. */
  static float of(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }
}
