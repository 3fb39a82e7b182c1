package io.ner4j.onnx;

import java.util.Random;

/** Damages ONNX files. */
final class OnnxMutator {

  private final Random random;

  OnnxMutator(Random random) {
    this.random = random;
  }

  byte[] mutate(byte[] model) {
    return new ByteMutator(random).mutate(model);
  }
}
