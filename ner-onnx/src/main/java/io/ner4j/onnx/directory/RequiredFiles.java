package io.ner4j.onnx.directory;

import io.ner4j.NerModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a repository's files make up a model: those that {@link ModelDirectory} reads. */
public final class RequiredFiles {

  private static final String PLACE = "the repository";
  private static final String FOLDER = "onnx/";

  private RequiredFiles() {}

  /**
   * Chooses, the model file last: where it is, all is.
   *
   * @param names of all files, relative, with slashes
   * @param choice which of several model files
   * @param config the file that says what the model is, such as config.json
   * @return the names of the files that are needed
   * @throws NerModelException if one is missing, or the model file that is wanted is not there
   */
  public static List<String> needed(List<String> names, ModelFileChoice choice, String config) {
    boolean gliner = config.equals(ModelDirectory.GLINER_SETTINGS);
    ExportGuide guide = gliner ? ExportGuide.GLINER : ExportGuide.of(names);
    if (names.stream().noneMatch(name -> name.endsWith(".onnx"))) {
      throw new NerModelException(
          "expected an ONNX file such as model.onnx or onnx/model.onnx in %s, but found only %s; export the model with %s and load the directory that it makes, as %s says"
              .formatted(PLACE, ModelFileChoice.listing(names), guide.program(), guide.page()));
    }
    String model = choice.among(names, PLACE, guide);
    List<String> needed = new ArrayList<>();
    needed.add(settings(names, config).orElseThrow(() -> missing(names, config, guide)));
    needed.add(
        settings(names, "tokenizer.json")
            .or(() -> settings(names, "vocab.txt"))
            .orElseThrow(() -> missing(names, "tokenizer.json", guide)));
    settings(names, "tokenizer_config.json").ifPresent(needed::add);
    names.stream().filter(name -> isData(name, model)).forEach(needed::add);
    needed.add(model);
    return needed;
  }

  /**
   * Weights beside a model too large for one file: model.onnx_data, model.onnx_data_1 and so on, or
   * model.onnx.data, or model.data.
   */
  private static boolean isData(String name, String model) {
    String stem = model.replaceFirst("[.]onnx$", "");
    return Stream.of(model + "_data", model + ".data", stem + ".data").anyMatch(name::startsWith);
  }

  private static Optional<String> settings(List<String> names, String name) {
    return List.of(name, FOLDER + name).stream().filter(names::contains).findFirst();
  }

  private static NerModelException missing(List<String> names, String name, ExportGuide guide) {
    return new NerModelException(
        "expected %s in %s, but found only %s; %s says what a model needs"
            .formatted(name, PLACE, ModelFileChoice.listing(names), guide.page()));
  }
}
