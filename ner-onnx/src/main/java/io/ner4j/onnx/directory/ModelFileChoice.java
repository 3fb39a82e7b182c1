package io.ner4j.onnx.directory;

import io.ner4j.NerModelException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of several ONNX files is the model. Without a choice it is {@code model.onnx} and no other:
 * a file of less precision is never taken by accident.
 *
 * @param file the file that was asked for, relative to the directory, if one was
 * @param precision the precision that was asked for, if one was: the name of its constant
 */
public record ModelFileChoice(@Nullable String file, @Nullable String precision)
    implements Serializable {

  /** {@code model.onnx}. */
  public static final ModelFileChoice USUAL = new ModelFileChoice(null, null);

  /** The precisions that files are named after. */
  public static final List<String> PRECISIONS =
      List.of("FP32", "FP16", "QUANTIZED", "INT8", "UINT8", "Q4", "Q4F16", "BNB4");

  private static final String FULL = "FP32";
  private static final int MAX_LISTED = 20;
  private static final String FOLDER = "onnx/";

  /**
   * Chooses a file.
   *
   * @throws IllegalStateException if a precision was chosen
   */
  public ModelFileChoice of(String file) {
    if (precision != null) {
      throw contradiction("precision is " + precision);
    }
    return new ModelFileChoice(file, null);
  }

  /**
   * Chooses a precision.
   *
   * @throws IllegalStateException if a file was chosen
   */
  public ModelFileChoice ofPrecision(String precision) {
    if (file != null) {
      throw contradiction("modelFile is " + file);
    }
    return new ModelFileChoice(null, precision);
  }

  private static IllegalStateException contradiction(String chosen) {
    return new IllegalStateException("choose a modelFile or a precision, not both: " + chosen);
  }

  /**
   * Finds what was chosen.
   *
   * @param names all files of a model, relative to its directory, with slashes
   * @param place where they are, for messages
   * @param guide where messages send those who have no such file
   * @return one of the names: in the directory itself, else in {@code onnx/}
   * @throws NerModelException if what was asked for is not there; it lists what could be asked for
   */
  String among(Collection<String> names, Object place, ExportGuide guide) {
    String wanted = file != null ? file : fileName(precision == null ? FULL : precision);
    for (String candidate : List.of(wanted, FOLDER + wanted)) {
      if (names.contains(candidate)) {
        return candidate;
      }
    }
    List<String> models = names.stream().filter(name -> name.endsWith(".onnx")).sorted().toList();
    if (models.isEmpty()) {
      throw new NerModelException(
          "expected a model file such as model.onnx or onnx/model.onnx in %s, but found only %s; export the model with %s, as %s says"
              .formatted(place, listing(names), guide.program(), guide.page()));
    }
    throw new NerModelException(
        "expected %s or %s in %s, but the model files there are %s; choose one with %s.modelFile(\"%s\")%s"
            .formatted(
                wanted,
                FOLDER + wanted,
                place,
                listing(models),
                guide.builder(),
                models.get(0),
                byPrecision(models, guide)));
  }

  private static String byPrecision(List<String> models, ExportGuide guide) {
    for (String precision : PRECISIONS) {
      String name = fileName(precision);
      if (models.contains(name) || models.contains(FOLDER + name)) {
        return " or " + guide.builder() + ".precision(Precision." + precision + ")";
      }
    }
    return "";
  }

  /** Name of the file of a precision, as optimum and transformers.js call it. */
  private static String fileName(String precision) {
    return precision.equals(FULL)
        ? "model.onnx"
        : "model_" + precision.toLowerCase(Locale.ROOT) + ".onnx";
  }

  /** Names in brackets, the first of them if they are many. */
  static String listing(Collection<String> names) {
    List<String> listed = names.stream().sorted().limit(MAX_LISTED).toList();
    return "[" + String.join(", ", listed) + (names.size() > MAX_LISTED ? ", …]" : "]");
  }
}
