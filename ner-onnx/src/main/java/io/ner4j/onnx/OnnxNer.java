package io.ner4j.onnx;

import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.cache.BundledModels;
import io.ner4j.onnx.hub.HubModel;
import io.ner4j.onnx.source.BundledSource;
import io.ner4j.onnx.source.HubSource;
import io.ner4j.onnx.source.ModelSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes pipelines that run an exported BERT token classifier on ONNX Runtime.
 *
 * <p>A model directory is laid out as on Hugging Face: {@code model.onnx}, there or in {@code
 * onnx/}; {@code tokenizer.json}, or BERT's {@code vocab.txt}; {@code config.json} and, where there
 * is one, {@code tokenizer_config.json}. A ZIP or JAR file with these files, at its top or in one
 * folder, serves as well: it is unpacked to the cache directory when it is loaded first. Nothing
 * but {@link #hub} leads to a network connection. All methods may be called from many threads.
 *
 * <pre>{@code
 * try (NerPipeline ner = OnnxNer.english()) {
 *   for (Entity entity : ner.extract("Angela Merkel met Tim Cook in Cupertino.")) {
 *     System.out.println(entity.type() + " " + entity.text());
 *   }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class OnnxNer {

  /** On longer ones it finds less: docs/model-en.md has the figures. */
  private static final String ENGLISH = "en";

  private static final String CHINESE = "zh";

  private static final String CONFIG = "config.json";

  private OnnxNer() {}

  /**
   * Loads a model directory with the defaults.
   *
   * @param directory a model directory, or an archive of one
   * @return a pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used, or the native
   *     libraries cannot be loaded
   */
  public static NerPipeline load(Path directory) {
    return builder(directory).load();
  }

  /**
   * Starts loading a model directory.
   *
   * @param directory a model directory, or an archive of one
   * @return a builder with the defaults
   */
  public static OnnxNerBuilder builder(Path directory) {
    return new OnnxNerBuilder(ModelSource.of(directory));
  }

  /**
   * Starts loading a model that a user names, as the option of a command or a setting does. It is a
   * model directory, an archive of one, or a bundled model such as {@code en}. A file or directory
   * goes before a bundled model of the same name.
   *
   * <pre>{@code
   * try (NerPipeline ner = OnnxNer.named("en").load()) {
   *   ner.extract("Angela Merkel met Tim Cook in Cupertino.");
   * }
   * }</pre>
   *
   * @param model a path, or a bundled model's name
   * @return a builder with the defaults
   * @throws io.ner4j.NerModelException if nothing has that name; the message lists the bundled
   *     models and the one that was probably meant. Where a path of several parts leads nowhere,
   *     {@code load} says so
   * @throws java.nio.file.InvalidPathException if the file system allows no such path
   */
  public static OnnxNerBuilder named(String model) {
    Path path = Path.of(model);
    if (Files.exists(path) || path.isAbsolute() || path.getNameCount() > 1) {
      return builder(path);
    }
    return new OnnxNerBuilder(new BundledSource(BundledModels.onClassPath().existing(model)));
  }

  /**
   * Starts loading a model of the class path. If it is in a jar, it is unpacked to the cache
   * directory when it is loaded first.
   *
   * @param loader where to look
   * @param folder the folder that holds the model's files, without a slash in front, such as {@code
   *     models/bert-base-NER}
   * @return a builder with the defaults
   */
  public static OnnxNerBuilder classPath(ClassLoader loader, String folder) {
    Objects.requireNonNull(loader, "loader");
    Objects.requireNonNull(folder, "folder");
    return new OnnxNerBuilder(new ModelSource.OnClassPath(loader, folder));
  }

  /**
   * Starts loading a model of the Hugging Face hub, which is fetched when it is loaded, unless it
   * is in the cache: {@code OnnxNer.hub("dslim/bert-base-NER").load()}.
   *
   * @param repository the model's owner and name
   * @return a builder with the defaults
   * @throws IllegalArgumentException if that cannot be a repository's name
   */
  public static OnnxNerBuilder hub(String repository) {
    return hub(HubModel.of(repository));
  }

  /**
   * Starts loading a model of the Hugging Face hub, fetched as it says. Only what is needed of it
   * is: one ONNX file, the configuration and the tokenizer.
   *
   * @param model repository, revision, token, cache and so on
   * @return a builder with the defaults
   */
  public static OnnxNerBuilder hub(HubModel model) {
    Objects.requireNonNull(model, "model");
    return new OnnxNerBuilder(new HubSource(model, CONFIG));
  }

  /**
   * Loads a bundled model with the defaults: a model in a jar of its own that registers itself.
   *
   * <pre>{@code
   * try (NerPipeline ner = OnnxNer.bundled("en")) {
   *   ner.extract("Angela Merkel met Tim Cook in Cupertino.");
   * }
   * }</pre>
   *
   * <p>{@code "en"} is the English model (PER, ORG, LOC, MISC), in {@code io.ner4j:ner-model-en};
   * {@code "en-fast"} a small and fast one, in {@code io.ner4j:ner-model-en-fast}; {@code "zh"} the
   * Chinese one (PER, ORG, LOC), in {@code io.ner4j:ner-model-zh}.
   *
   * <p>The first call on a machine unpacks the model to a cache directory. The system property
   * {@code ner4j.cache} or the environment variable {@code NER4J_CACHE} names it, else it lies
   * where the operating system wants caches of the user.
   *
   * @param name the model's name, such as {@code en}
   * @return a pipeline, to be closed by the caller
   * @throws IllegalArgumentException if that cannot be a model's name
   * @throws io.ner4j.NerModelException if no model of that name is on the class path (the message
   *     lists those that are). Also if the cache directory cannot be written, or the native
   *     libraries cannot be loaded
   */
  public static NerPipeline bundled(String name) {
    return bundledBuilder(name).load();
  }

  /**
   * Loads the bundled models that are on the class path, and reads each text with the one for its
   * script: Chinese text with {@code "zh"}, all other text with {@code "en"}.
   *
   * <pre>{@code
   * try (EntityRecognizer ner = OnnxNer.bundled()) {
   *   ner.extract("王小明在北京大学工作。");
   *   ner.extract("Angela Merkel met Tim Cook in Cupertino.");
   * }
   * }</pre>
   *
   * <p>A text is Chinese if it has at least as many Han characters as words of other letters. So a
   * Chinese sentence may have English names in it, and an English one a Chinese name. Where one of
   * the two models is on the class path, it reads all texts. Japanese counts by its Han characters
   * and kana like the others; no bundled model has learnt it.
   *
   * @return a recognizer for any number of threads, to be closed by the caller
   * @throws io.ner4j.NerModelException as {@link #bundled(String)} does
   */
  public static EntityRecognizer bundled() {
    SortedSet<String> names = bundledModels();
    if (!names.contains(CHINESE)) {
      return english();
    }
    NerPipeline chinese = bundled(CHINESE);
    if (!names.contains(ENGLISH)) {
      return chinese;
    }
    try {
      return new ByScript(chinese, english());
    } catch (RuntimeException | Error e) {
      chinese.close();
      throw e;
    }
  }

  /**
   * Starts loading a bundled model. Bundled models learn from sentences, and read a text of more
   * than 128 tokens in windows of at most 128.
   *
   * @param name the model's name, such as {@code en}
   * @return a builder with the defaults
   * @throws IllegalArgumentException if that cannot be a model's name
   */
  public static OnnxNerBuilder bundledBuilder(String name) {
    BundledModels.checkName(name);
    return new OnnxNerBuilder(new BundledSource(name));
  }

  /**
   * Lists the bundled models that are on the class path.
   *
   * @return their names, such as {@code en}, in alphabetical order; a copy
   * @throws io.ner4j.NerModelException if a jar is damaged
   */
  public static SortedSet<String> bundledModels() {
    return new TreeSet<>(BundledModels.onClassPath().registered().keySet());
  }

  /**
   * Loads the bundled English model with the defaults: {@link #bundled(String) bundled("en")}.
   *
   * @return a pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException as {@link #bundled(String)} does
   */
  public static NerPipeline english() {
    return bundled(ENGLISH);
  }

  /**
   * Starts loading the bundled English model: {@link #bundledBuilder bundledBuilder("en")}.
   *
   * @return a builder with the defaults
   */
  public static OnnxNerBuilder englishBuilder() {
    return bundledBuilder(ENGLISH);
  }
}
