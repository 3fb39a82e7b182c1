package io.ner4j.onnx.runtime.trial;

import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.cache.Digest;
import io.ner4j.onnx.cache.FileDigests;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.runtime.session.Environment;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in the cache how a model may run, so that it is tried out only once. The same verdict
 * is found for the same bytes of the model and its weights, the same options, processor kind and
 * versions. A cache that cannot be read or written is done without.
 */
public final class Verdicts {

  private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

  /** To be raised whenever graphs are rewritten or tried out in another way. */
  private static final int VERSION = 4;

  private static final String DIRECTORY = "trials";

  private final Optional<Path> file;

  private Verdicts(Optional<Path> file) {
    this.file = file;
  }

  /** Looks for what is remembered of a model file. */
  public static Verdicts of(Path model, OnnxOptions options) {
    try (OnnxGraph graph = OnnxGraph.open(model)) {
      List<Path> files = new ArrayList<>(List.of(model));
      files.addAll(graph.weights());
      StringBuilder asked = new StringBuilder();
      for (Path file : files) {
        asked.append(FileDigests.ofProcess().of(file)).append('\n');
      }
      asked.append(
          String.format(
              Locale.ROOT,
              "%d %s %s %s %s %s%n",
              VERSION,
              Environment.get().getVersion(),
              System.getProperty("os.arch"),
              options.device(),
              options.exactInt8(),
              options.unpad() + " " + options.batchDependent()));
      String name = Digest.of(asked.toString().getBytes(StandardCharsets.UTF_8));
      return new Verdicts(Optional.of(Cache.directory().resolve(DIRECTORY).resolve(name)));
    } catch (IOException | RuntimeException e) {
      LOG.debug("cannot remember how {} may run: {}", model, e.toString());
      return new Verdicts(Optional.empty());
    }
  }

  /** What was found before, if it was. */
  public Optional<Verdict> read() {
    try {
      return file.isPresent() && Files.isRegularFile(file.get())
          ? Verdict.read(Files.readString(file.get()))
          : Optional.empty();
    } catch (IOException e) {
      LOG.debug("cannot read {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Remembers what was found. */
  public void write(Verdict verdict) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Path directory = Objects.requireNonNull(file.get().getParent(), "directory");
      Files.createDirectories(directory);
      Path written = Files.createTempFile(directory, "trial", ".tmp");
      Files.writeString(written, verdict.write());
      Files.move(written, file.get(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.debug("cannot write {}: {}", file, e.toString());
    }
  }
}
