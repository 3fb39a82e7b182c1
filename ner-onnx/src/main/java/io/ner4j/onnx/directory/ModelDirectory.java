package io.ner4j.onnx.directory;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a model, laid out as on Hugging Face: the model file in the directory or in {@code
 * onnx/}, its settings beside it or above it. The directory may be that {@code onnx/} itself.
 */
public final class ModelDirectory {

  /** The settings of a GLiNER model. */
  public static final String GLINER_SETTINGS = "gliner_config.json";

  private static final String SETTINGS = "config.json";
  private static final String MODELS = "onnx";

  private final Path directory;
  private final ModelFileChoice choice;

  private ModelDirectory(Path directory, ModelFileChoice choice) {
    this.directory = directory;
    this.choice = choice;
  }

  /**
   * Looks at a directory.
   *
   * @throws NerModelException if there is none
   */
  public static ModelDirectory of(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new NerModelException(
          "expected a model directory at %s, but %s; give the directory that holds model.onnx, tokenizer.json and config.json, or gliner_config.json for GLiNER"
              .formatted(
                  directory.toAbsolutePath(),
                  Files.exists(directory) ? "that is a file" : "there is nothing"));
    }
    return new ModelDirectory(directory, ModelFileChoice.USUAL);
  }

  /** The same directory with another model file. */
  public ModelDirectory with(ModelFileChoice choice) {
    return new ModelDirectory(directory, choice);
  }

  public Path directory() {
    return directory;
  }

  /**
   * The model file.
   *
   * @throws NerModelException if the one that is wanted is not there, or leads out of the directory
   */
  public Path model() {
    if (choice.file() != null) {
      checkInside(choice.file());
    }
    if (choice.file() != null && Files.isRegularFile(directory.resolve(choice.file()))) {
      return directory.resolve(choice.file());
    }
    return directory.resolve(choice.among(sizes().keySet(), directory.toAbsolutePath(), guide()));
  }

  private void checkInside(String file) {
    Path here = directory.toAbsolutePath().normalize();
    if (!here.resolve(file).normalize().startsWith(here)) {
      throw new NerModelException(
          "expected a model file in %s, but '%s' leads out of it; name a file relative to the directory"
              .formatted(here, file));
    }
  }

  /**
   * Lists the ONNX files here and in {@code onnx/}, relative to the directory, the largest first.
   *
   * @throws NerModelException if there is none
   */
  public List<String> modelFiles() {
    NavigableMap<String, Long> sizes = sizes();
    List<String> found =
        sizes.keySet().stream()
            .filter(name -> name.endsWith(".onnx"))
            .sorted(Comparator.<String>comparingLong(sizes::get).reversed())
            .toList();
    if (found.isEmpty()) {
      throw new NerModelException(
          "expected a model file such as model.onnx or onnx/model.onnx in %s, but found only %s"
              .formatted(directory.toAbsolutePath(), ModelFileChoice.listing(sizes.keySet())));
    }
    return found;
  }

  /** A file of settings: here, in {@code onnx/}, or above if this is {@code onnx/}. */
  public Optional<Path> find(String name) {
    return settings().map(place -> place.resolve(name)).filter(Files::isRegularFile).findFirst();
  }

  /**
   * A file of settings.
   *
   * @throws NerModelException if it is not there
   */
  public Path require(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  public NerModelException missing(String name) {
    return new NerModelException(
        "expected %s in %s, but found only %s; %s"
            .formatted(
                name,
                directory.toAbsolutePath(),
                ModelFileChoice.listing(sizes().keySet()),
                remedy(name)));
  }

  private String remedy(String name) {
    if (name.equals(GLINER_SETTINGS)) {
      return "docs/zero-shot.md says how to export a GLiNER model, OnnxNer loads others";
    }
    return name.equals(SETTINGS) && find(GLINER_SETTINGS).isPresent()
        ? "this is a GLiNER model, which ZeroShotNer loads, and the command line with --label"
        : guide().page() + " says how to export a model";
  }

  private ExportGuide guide() {
    return ExportGuide.of(find(GLINER_SETTINGS).isPresent());
  }

  private Stream<Path> settings() {
    Path absolute = directory.toAbsolutePath().normalize();
    boolean below = absolute.endsWith(MODELS) && absolute.getParent() != null;
    List<Path> places = new ArrayList<>(List.of(directory, directory.resolve(MODELS)));
    if (below) {
      places.add(absolute.getParent());
    }
    return places.stream();
  }

  public Path config() {
    return require(SETTINGS);
  }

  /** The size of each file here and in {@code onnx/} in bytes, by its name relative to here. */
  public NavigableMap<String, Long> sizes() {
    NavigableMap<String, Long> sizes = new TreeMap<>();
    addSizes(directory, sizes);
    addSizes(directory.resolve(MODELS), sizes);
    return Collections.unmodifiableNavigableMap(sizes);
  }

  private void addSizes(Path folder, NavigableMap<String, Long> sizes) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        sizes.put(directory.relativize(file).toString().replace('\\', '/'), Files.size(file));
      }
    } catch (IOException e) {
      throw new NerModelException("could not list " + folder + ": " + e, e);
    }
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
