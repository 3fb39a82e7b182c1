package io.ner4j.onnx;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a model, laid out as on Hugging Face. */
final class ModelDirectory {

  private static final int MOST_LISTED = 20;

  private final Path directory;
  private final String model;

  private ModelDirectory(Path directory, String model) {
    this.directory = directory;
    this.model = model;
  }

  /**
   * Looks at a directory.
   *
   * @throws NerModelException if there is none
   */
  static ModelDirectory of(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new NerModelException(
          "expected a model directory at %s, but %s; give the directory that holds model.onnx, tokenizer.json and config.json"
              .formatted(
                  directory.toAbsolutePath(),
                  Files.exists(directory) ? "that is a file" : "there is nothing"));
    }
    return new ModelDirectory(directory, "model.onnx");
  }

  /** The same directory with another model file, relative to it. */
  ModelDirectory withModel(String name) {
    return new ModelDirectory(directory, name);
  }

  Path model() {
    return require(model);
  }

  /**
   * Lists the ONNX files here and in {@code onnx/}, relative to the directory, the largest first.
   *
   * @throws NerModelException if there is none
   */
  List<String> modelFiles() {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(directory, directory.resolve("onnx"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(file -> file.toString().endsWith(".onnx")).forEach(found::add);
        } catch (IOException e) {
          throw new NerModelException("could not list " + folder + ": " + e, e);
        }
      }
    }
    if (found.isEmpty()) {
      throw new NerModelException(
          "expected a model file such as model.onnx or onnx/model.onnx in %s, but found only %s"
              .formatted(directory.toAbsolutePath(), listing()));
    }
    return found.stream()
        .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed())
        .map(file -> directory.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  Path tokenizer() {
    return require("tokenizer.json");
  }

  Path config() {
    return require("config.json");
  }

  /** Settings of the tokenizer that tokenizer.json does not hold. */
  Optional<Path> tokenizerConfig() {
    Path file = directory.resolve("tokenizer_config.json");
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  Path directory() {
    return directory;
  }

  /** The size of each file in bytes, by its name. */
  SortedMap<String, Long> sizes() {
    SortedMap<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        sizes.put(String.valueOf(file.getFileName()), Files.size(file));
      }
      return sizes;
    } catch (IOException e) {
      throw new NerModelException("could not list " + directory + ": " + e, e);
    }
  }

  private Path require(String name) {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new NerModelException(
          "expected %s in %s, but found only %s; docs/models.md says how to export a model"
              .formatted(name, directory.toAbsolutePath(), listing()));
    }
    return file;
  }

  private String listing() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted()
          .limit(MOST_LISTED)
          .collect(Collectors.joining(", ", "[", "]"));
    } catch (IOException e) {
      return "a directory that cannot be listed (" + e + ")";
    }
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
