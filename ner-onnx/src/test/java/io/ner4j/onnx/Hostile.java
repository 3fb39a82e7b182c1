package io.ner4j.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Models of a few nodes and tokenizers of a few words, to be spoilt. */
public final class Hostile {

  private Hostile() {}

  static Path model(String name) {
    return resource("/hostile/models").resolve(name + ".onnx");
  }

  /** A tokenizer of each kind. */
  public static List<String> tokenizers() {
    try (Stream<Path> files = Files.list(resource("/hostile/tokenizers"))) {
      return files.sorted().map(Hostile::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String tokenizer(String name) {
    return text(resource("/hostile/tokenizers").resolve(name + ".json"));
  }

  /** A vocab.txt of BERT's. */
  static byte[] vocabulary() throws IOException {
    return Files.readAllBytes(resource("/families/bert/vocab.txt"));
  }

  /** Makes a model directory that loads. */
  public static void copyTo(Path directory) throws IOException {
    copy(model("plain"), directory.resolve("model.onnx"));
    copy(resource("/hostile/tokenizers/wordpiece.json"), directory.resolve("tokenizer.json"));
    for (String name : List.of("config.json", "tokenizer_config.json")) {
      copy(TinyBert.directory().resolve(name), directory.resolve(name));
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Hostile.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
