package io.ner4j.benchmarks.material;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What benchmarks in the packages of the classes they measure work on. */
public final class Material {

  private Material() {}

  /** So many sentences of all lengths, the same each time. */
  public static List<String> sentences(int count) {
    return Corpus.load().sample(count);
  }

  /** The bundled model, unpacked. */
  public static Path model() throws IOException {
    return ModelFiles.of(ModelFiles.BUNDLED).directory();
  }
}
