package io.ner4j.onnx;

import io.ner4j.NerModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of many files make up a model: those that are read, and no others. */
final class ModelFiles {

  private static final int MOST_LISTED = 20;

  private static final Pattern MODEL = Pattern.compile("(?:onnx/)?[^/]+\\.onnx");

  /** What is read where it is there; the hub's other files are for other programs. */
  private static final List<String> SETTINGS =
      List.of("tokenizer_config.json", "special_tokens_map.json", "added_tokens.json");

  private ModelFiles() {}

  /**
   * Chooses, the model file last: where it is, all is.
   *
   * @param names of all files, relative, with slashes
   * @param asked the model file that was asked for, or null
   * @return the names of the files that are needed
   * @throws NerModelException if one is missing, or several model files could be meant
   */
  static List<String> needed(List<String> names, @Nullable String asked) {
    String model = model(names, asked);
    List<String> needed = new ArrayList<>();
    require(names, "config.json");
    needed.add("config.json");
    needed.add(names.contains("tokenizer.json") ? "tokenizer.json" : require(names, "vocab.txt"));
    SETTINGS.stream().filter(names::contains).forEach(needed::add);
    names.stream().filter(name -> isData(name, model)).forEach(needed::add);
    needed.add(model);
    return needed;
  }

  /**
   * Weights beside a model too large for one file: model.onnx_data, model.onnx_data_1 and so on.
   */
  private static boolean isData(String name, String model) {
    return name.startsWith(model + "_data") || name.startsWith(model + ".data");
  }

  private static String model(List<String> names, @Nullable String asked) {
    List<String> models = names.stream().filter(name -> MODEL.matcher(name).matches()).toList();
    if (asked != null) {
      return require(names, asked);
    }
    for (String usual : List.of("model.onnx", "onnx/model.onnx")) {
      if (models.contains(usual)) {
        return usual;
      }
    }
    if (models.isEmpty()) {
      throw new NerModelException(
          "expected an ONNX file such as model.onnx or onnx/model.onnx, but found only %s; export the model with docs/export_model.py and load the directory that it makes"
              .formatted(listing(names)));
    }
    if (models.size() > 1) {
      throw new NerModelException(
          "expected model.onnx or onnx/model.onnx, but found %s; choose one with OnnxNerBuilder.modelFile"
              .formatted(listing(models)));
    }
    return models.get(0);
  }

  private static String require(List<String> names, String name) {
    if (!names.contains(name)) {
      throw new NerModelException(
          "expected %s, but found only %s; docs/models.md says what a model needs"
              .formatted(name, listing(names)));
    }
    return name;
  }

  private static String listing(List<String> names) {
    String listed = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
    return "[" + listed + (names.size() > MOST_LISTED ? ", …]" : "]");
  }
}
