package io.ner4j.onnx;

import com.google.gson.Gson;
import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Entity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The tiny models that src/test/python/families.py makes, and what transformers answers there. */
public final class Families {

  static final List<String> ALL =
      List.of(
          "bert",
          "electra",
          "distilbert",
          "roberta",
          "xlm-roberta",
          "deberta",
          "deberta-v2",
          "albert",
          "xlnet",
          "luke",
          "mmbert");

  private static final Gson GSON = new Gson();

  private Families() {}

  /** An entity as transformers answers it. */
  public record Expected(String label, double score, int start, int end) {}

  /** A text and the answers to it. */
  public record Golden(String family, String text, Map<String, Object> answers) {

    public List<Integer> ids(String name) {
      return List.of(GSON.fromJson(GSON.toJson(answers.get(name)), Integer[].class));
    }

    /** What transformers answers, if {@code guessed} with the words that it guesses. */
    public List<Expected> entities(String name, boolean guessed) {
      Map<?, ?> byWords = (Map<?, ?>) answers.getOrDefault("words", Map.of());
      Object rows = guessed || !byWords.containsKey(name) ? answers.get(name) : byWords.get(name);
      List<Expected> entities = new ArrayList<>();
      for (Object row : (List<?>) Objects.requireNonNull(rows, name)) {
        List<?> cells = (List<?>) row;
        entities.add(
            new Expected(
                (String) cells.get(0),
                (Double) cells.get(1),
                ((Double) cells.get(2)).intValue(),
                ((Double) cells.get(3)).intValue()));
      }
      return entities;
    }

    @Override
    public String toString() {
      return family + ": " + text;
    }
  }

  public static Path directory(String family) {
    try {
      return Path.of(
          Objects.requireNonNull(Families.class.getResource("/families/" + family)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static OnnxNerBuilder builder(Path directory) {
    return OnnxNer.builder(directory).device(Device.cpu()).intraOpThreads(1);
  }

  @SuppressWarnings("unchecked")
  public static List<Golden> goldens(String family) {
    try (Stream<String> lines = Files.lines(directory(family).resolve("goldens.jsonl"))) {
      return lines
          .map(line -> (Map<String, Object>) GSON.fromJson(line, Map.class))
          .map(json -> new Golden(family, (String) Objects.requireNonNull(json.get("text")), json))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is found, as something to expect elsewhere. */
  public static List<Expected> expected(List<Entity> found) {
    return found.stream().map(e -> new Expected(e.type(), e.score(), e.start(), e.end())).toList();
  }

  public static String name(Aggregation aggregation) {
    return aggregation.name().toLowerCase(Locale.ROOT);
  }

  /** Copies a directory without its goldens. */
  public static Path copy(String family, Path target) throws IOException {
    Path source = directory(family);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!file.endsWith("goldens.jsonl") && Files.isRegularFile(file)) {
          Path copy = target.resolve(source.relativize(file).toString());
          Files.createDirectories(Objects.requireNonNull(copy.getParent()));
          Files.copy(file, copy);
        }
      }
    }
    return target;
  }
}
