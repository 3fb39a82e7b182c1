package io.ner4j.onnx.cache;

import io.ner4j.NerModelException;
import io.ner4j.words.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the models that are in jars of the class path, by name.
 *
 * <p>Each jar registers its models in {@code META-INF/ner4j/models.properties}: the name is the
 * key, the folder with the model's files is the value.
 *
 * @param loader where to look
 */
public record BundledModels(ClassLoader loader) {

  public static final String REGISTRY = "META-INF/ner4j/models.properties";

  /** A name becomes part of a path. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public static BundledModels onClassPath() {
    return new BundledModels(BundledModels.class.getClassLoader());
  }

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException if it cannot be a model's name
   */
  public static void checkName(String name) {
    if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException(
          "expected the name of a bundled model, in small letters and digits such as 'en', but found '%s'%s"
              .formatted(name, onClassPath().suggestion(name)));
    }
  }

  /**
   * Unpacks a bundled model, unless that was done before.
   *
   * @throws NerModelException if no model of that name is on the class path, or the cache directory
   *     cannot be written
   */
  public static Path directory(String name) {
    return onClassPath().named(name).directory(Cache.directory());
  }

  /**
   * Finds a model. Where jars were merged into one, a single registry may have replaced the others,
   * so a model that is not registered is looked for in the folder of its name.
   *
   * @throws NerModelException if it is not there
   */
  public BundledModel named(String name) {
    Collection<String> registered = registered().keySet();
    ClassPathModel resources = resources(name);
    if (!has(name)) {
      throw new NerModelException(
          "expected a bundled model '%s' on the class path, but found %s; add the dependency %s, or load a model directory with OnnxNer.load%s"
              .formatted(
                  name,
                  registered.isEmpty() ? "none" : "only " + String.join(", ", registered),
                  resources.artifact(),
                  suggestion(name)));
    }
    return new BundledModel(name, resources);
  }

  /**
   * Checks that a name that leads to no file is one of a model.
   *
   * @return the name
   * @throws NerModelException if it is not
   */
  public String existing(String name) {
    if (NAME.matcher(name).matches() && has(name)) {
      return name;
    }
    Collection<String> names = registered().keySet();
    throw new NerModelException(
        "expected a model directory, or the name of a bundled model, but there is nothing at %s, and %s on the class path; give the directory that holds model.onnx, tokenizer.json and config.json%s"
            .formatted(
                Path.of(name).toAbsolutePath(),
                names.isEmpty()
                    ? "no bundled model is"
                    : "only the bundled models " + String.join(", ", names) + " are",
                suggestion(name)));
  }

  private ClassPathModel resources(String name) {
    String folder = registered().getOrDefault(name, "io/ner4j/model/" + name + "/");
    return new ClassPathModel("io.ner4j:ner-model-" + name, folder, loader);
  }

  private boolean has(String name) {
    return registered().containsKey(name) || resources(name).exist();
  }

  /** Which name was probably meant, as text to be added to a message; empty if none is near. */
  public String suggestion(String name) {
    return Spelling.suggestion(name, registered().keySet());
  }

  /** Folders by name, each with a slash at its end. */
  public SortedMap<String, String> registered() {
    SortedMap<String, String> folders = new TreeMap<>();
    try {
      for (URL registry : Collections.list(loader.getResources(REGISTRY))) {
        read(registry)
            .forEach((name, folder) -> folders.putIfAbsent(name.toString(), folder.toString()));
      }
      return folders;
    } catch (IOException e) {
      throw new NerModelException(
          "could not read %s of the class path: %s; a jar is damaged, fetch it again"
              .formatted(REGISTRY, e),
          e);
    }
  }

  private static Properties read(URL registry) throws IOException {
    Properties models = new Properties();
    try (InputStream in = ModelArchive.open(registry)) {
      models.load(in);
    }
    return models;
  }
}
