package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The contents of a GLiNER model's directory, as found when the model was loaded.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * ZeroShotDescription model = ZeroShotNer.builder(directory).describe();
 * System.out.println(model.encoder() + ", spans of up to " + model.maxSpanWords() + " words");
 * }</pre>
 *
 * @param directory where the model is
 * @param files size of each file in the directory in bytes, by its name
 * @param inputs the model's inputs, each as name, type and shape, such as {@code input_ids int64
 *     [batch, sequence]}
 * @param outputs the model's outputs, in the same way
 * @param scoring what the scores stand for
 * @param encoder the encoder's kind, such as {@code deberta-v2}, or {@code unknown}
 * @param maxSpanWords words in an entity at most
 * @param maxWords words in a window at most; a longer text takes several
 * @param maxTokens tokens in a window with its labels at most, {@link Integer#MAX_VALUE} for any
 * @param together whether windows run together in batches; else one by one, since they would change
 *     each other's answers
 * @param device where the model ran
 * @since 0.1.0
 */
public record ZeroShotDescription(
    Path directory,
    SortedMap<String, Long> files,
    List<String> inputs,
    List<String> outputs,
    Scoring scoring,
    String encoder,
    int maxSpanWords,
    int maxWords,
    int maxTokens,
    boolean together,
    Device device) {

  /**
   * Copies the collections.
   *
   * @param directory where the model is
   * @param files size of each file in the directory in bytes, by its name
   * @param inputs the model's inputs, each as name, type and shape
   * @param outputs the model's outputs, in the same way
   * @param scoring what the scores stand for
   * @param encoder the encoder's kind, or {@code unknown}
   * @param maxSpanWords words in an entity at most
   * @param maxWords words in a window at most
   * @param maxTokens tokens in a window with its labels at most
   * @param together whether windows run together in batches
   * @param device where the model ran
   */
  public ZeroShotDescription {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
