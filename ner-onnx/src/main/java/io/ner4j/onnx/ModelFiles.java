package io.ner4j.onnx;

import io.ner4j.NerModelException;
import java.util.ArrayList;
import java.util.List;

/** Which of many files make up a model: those that are read, and no others. */
final class ModelFiles {

  /** What is read where it is there; the hub's other files are for other programs. */
  private static final List<String> SETTINGS =
      List.of("tokenizer_config.json", "special_tokens_map.json", "added_tokens.json");

  private ModelFiles() {}

  /**
   * Chooses, the model file last: where it is, all is.
   *
   * @param names of all files, relative, with slashes
   * @param choice the model file that is asked for
   * @return the names of the files that are needed
   * @throws NerModelException if one is missing
   */
  static List<String> needed(List<String> names, ModelChoice choice) {
    String model = choice.among(names, "the repository");
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

  private static String require(List<String> names, String name) {
    if (!names.contains(name)) {
      throw new NerModelException(
          "expected %s, but found only %s; docs/models.md says what a model needs"
              .formatted(name, ModelChoice.listing(names)));
    }
    return name;
  }
}
