package io.ner4j.onnx;

import io.ner4j.onnx.cache.ModelArchive;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.gliner.GlinerConfig;
import io.ner4j.onnx.hub.HubModel;
import io.ner4j.onnx.source.HubSource;
import io.ner4j.onnx.source.ModelSource;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads GLiNER models, which find entities of any type: the labels come with the text.
 *
 * <p>A model directory is laid out as GLiNER's own export writes it: {@code model.onnx}, there or
 * in {@code onnx/}, {@code gliner_config.json}, {@code tokenizer.json} and {@code
 * tokenizer_config.json}. A ZIP or JAR file with these files serves as well. Nothing but {@link
 * #hub} leads to a network connection. All methods may be called from many threads.
 *
 * <pre>{@code
 * try (ZeroShotPipeline ner = ZeroShotNer.load(Path.of("gliner_small-v2.1"))) {
 *   for (Entity entity : ner.extract("Tim Cook takes aspirin.", "person", "drug name")) {
 *     System.out.println(entity.type() + " " + entity.text());
 *   }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ZeroShotNer {

  private ZeroShotNer() {}

  /**
   * Loads a model directory with the defaults.
   *
   * @param directory a model directory, or an archive of one
   * @return a pipeline without labels, to be closed by the caller
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used, the model is of a
   *     kind that is not supported, or the native libraries cannot be loaded
   */
  public static ZeroShotPipeline load(Path directory) {
    return builder(directory).load();
  }

  /**
   * Starts loading a model directory.
   *
   * @param directory a model directory, or an archive of one
   * @return a builder with the defaults
   */
  public static ZeroShotNerBuilder builder(Path directory) {
    return new ZeroShotNerBuilder(ModelSource.of(directory));
  }

  /**
   * Starts loading a model of the Hugging Face hub, which is fetched when it is loaded, unless it
   * is in the cache. The repository must hold an ONNX file.
   *
   * @param repository the model's owner and name, such as {@code onnx-community/gliner_small-v2.1}
   * @return a builder with the defaults
   * @throws IllegalArgumentException if that cannot be a repository's name
   */
  public static ZeroShotNerBuilder hub(String repository) {
    return hub(HubModel.of(repository));
  }

  /**
   * Starts loading a model of the Hugging Face hub, fetched as it says.
   *
   * @param model repository, revision, token, cache and so on
   * @return a builder with the defaults
   */
  public static ZeroShotNerBuilder hub(HubModel model) {
    Objects.requireNonNull(model, "model");
    return new ZeroShotNerBuilder(new HubSource(model, GlinerConfig.FILE));
  }

  /**
   * Tells whether a directory says that it holds a GLiNER model, without loading it.
   *
   * @param directory any directory, or an archive of one, which is unpacked to the cache
   * @return whether {@code gliner_config.json} is there
   * @throws io.ner4j.NerModelException if it is an archive that cannot be unpacked
   */
  public static boolean isGliner(Path directory) {
    Path files = ModelArchive.directory(Objects.requireNonNull(directory, "directory"));
    return Files.isDirectory(files) && ModelDirectory.of(files).find(GlinerConfig.FILE).isPresent();
  }

  /**
   * Tells whether a repository of the Hugging Face hub says that it holds a GLiNER model. Asks the
   * hub for the names of its files, or the cache, and fetches none.
   *
   * @param model the repository
   * @return whether {@code gliner_config.json} is there
   * @throws io.ner4j.NerModelException if neither the hub nor the cache can say
   */
  public static boolean isGliner(HubModel model) {
    AtomicBoolean there = new AtomicBoolean();
    model.fetch(
        names -> {
          there.set(names.stream().anyMatch(name -> name.matches("(onnx/)?" + GlinerConfig.FILE)));
          return List.of();
        });
    return there.get();
  }
}
