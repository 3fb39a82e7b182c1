package io.ner4j.onnx;

import java.util.Random;

/** Damages ONNX files. */
public final class OnnxMutator {

  private final Random random;

  public OnnxMutator(Random random) {
    this.random = random;
  }

  public byte[] mutate(byte[] model) {
    return new ByteMutator(random).mutate(model);
  }
}
