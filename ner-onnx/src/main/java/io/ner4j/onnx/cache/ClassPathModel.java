package io.ner4j.onnx.cache;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A model in a jar of ours, with its list beside it.
 *
 * @param artifact the dependency that has it
 * @param folder the folder of the class path, with a slash at its end
 * @param loader where it is looked for
 */
record ClassPathModel(String artifact, String folder, ClassLoader loader) implements ArchivedModel {

  private static final String LIST = "SHA256SUMS";

  boolean exist() {
    return loader.getResource(folder + LIST) != null;
  }

  @Override
  public byte[] list() {
    try (InputStream in = open(LIST)) {
      if (in == null) {
        throw new NerModelException(
            "expected %s%s of %s on the class path, but it is not there; fetch the jar again, or load a model directory with OnnxNer.load"
                .formatted(folder, LIST, artifact));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new NerModelException(
          "could not read %s%s in %s: %s; the jar is damaged, fetch it again"
              .formatted(folder, LIST, artifact, e),
          e);
    }
  }

  @Override
  public @Nullable InputStream open(String name) {
    return loader.getResourceAsStream(folder + name);
  }

  @Override
  public String toString() {
    return folder + " in " + artifact;
  }
}
