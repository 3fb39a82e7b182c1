package io.ner4j.benchmarks.material;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model directory that every program reads.
 *
 * @param name what its figures are called
 * @param directory where model.onnx, tokenizer.json and config.json lie
 */
public record ModelFiles(String name, Path directory) {

  static final String BUNDLED = "bundled";
  private static final String RESOURCES = "/io/ner4j/model/en/";
  private static final List<String> FILES =
      List.of("model.onnx", "tokenizer.json", "config.json", "tokenizer_config.json");

  /** The model in a directory, or the bundled one, unpacked for those who want files. */
  static ModelFiles of(String directory) throws IOException {
    if (!directory.equals(BUNDLED)) {
      Path path = Path.of(directory).toAbsolutePath().normalize();
      if (!Files.isRegularFile(path.resolve("model.onnx"))) {
        throw new IllegalArgumentException(
            "expected a model directory or \"bundled\" after --model, but there is no "
                + path.resolve("model.onnx"));
      }
      return new ModelFiles(path.getFileName().toString(), path);
    }
    Path unpacked = Scratch.directory("model");
    for (String file : FILES) {
      try (InputStream in = ModelFiles.class.getResourceAsStream(RESOURCES + file)) {
        if (in == null) {
          throw new IllegalStateException("expected " + file + " in ner-model-en");
        }
        Files.copy(in, unpacked.resolve(file));
      }
    }
    return new ModelFiles("int8", unpacked);
  }

  /** The models that were asked for, else the bundled one. */
  public static List<ModelFiles> of(Arguments arguments) throws IOException {
    List<ModelFiles> models = new ArrayList<>();
    List<String> wanted = arguments.all("model");
    for (String directory : wanted.isEmpty() ? List.of(BUNDLED) : wanted) {
      models.add(of(directory));
    }
    return models;
  }

  public Path onnx() {
    return directory.resolve("model.onnx");
  }

  public Path tokenizer() {
    return directory.resolve("tokenizer.json");
  }

  public OnnxNerBuilder ner4j(Place place) {
    return OnnxNer.builder(directory).device(place.device()).intraOpThreads(place.threads());
  }

  /** The labels by their index. */
  public Map<Integer, String> labels() throws IOException {
    Map<Integer, String> labels = new TreeMap<>();
    read(directory.resolve("config.json"))
        .getAsJsonObject("id2label")
        .entrySet()
        .forEach(
            entry -> labels.put(Integer.valueOf(entry.getKey()), entry.getValue().getAsString()));
    return labels;
  }

  /** A file with a piece of the vocabulary in each line. */
  public Path vocabulary() throws IOException {
    Map<Integer, String> pieces = new TreeMap<>();
    read(tokenizer())
        .getAsJsonObject("model")
        .getAsJsonObject("vocab")
        .entrySet()
        .forEach(entry -> pieces.put(entry.getValue().getAsInt(), entry.getKey()));
    return Files.write(Scratch.directory("vocabulary").resolve("vocab.txt"), pieces.values());
  }

  private static JsonObject read(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }
}
