package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.decode.LabelSet;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The contents of a model directory, as found when the model was loaded.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * ModelDescription model = OnnxNer.builder(directory).describe();
 * System.out.println(model.labels().types() + " on " + model.device());
 * model.inputs().forEach(System.out::println); // such as input_ids int64 [batch, sequence]
 * }</pre>
 *
 * @param directory where the model is
 * @param files size of each file in the directory in bytes, by its name
 * @param inputs the model's inputs, each as name, type and shape, such as {@code input_ids int64
 *     [batch, sequence]}
 * @param outputs the model's outputs, in the same way
 * @param labels the labels and how they are read
 * @param maxTokens the longest sequence, special tokens included
 * @param device where the model ran
 * @since 0.1.0
 */
public record ModelDescription(
    Path directory,
    SortedMap<String, Long> files,
    List<String> inputs,
    List<String> outputs,
    LabelSet labels,
    int maxTokens,
    Device device) {

  /**
   * Copies the collections.
   *
   * @param directory where the model is
   * @param files size of each file in the directory in bytes, by its name
   * @param inputs the model's inputs, each as name, type and shape, such as {@code input_ids int64
   *     [batch, sequence]}
   * @param outputs the model's outputs, in the same way
   * @param labels the labels and how they are read
   * @param maxTokens the longest sequence, special tokens included
   * @param device where the model ran
   */
  public ModelDescription {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
