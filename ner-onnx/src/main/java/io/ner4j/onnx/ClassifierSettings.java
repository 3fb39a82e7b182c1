package io.ner4j.onnx;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a graph is read as a token classifier.
 *
 * @param unpadding whether its graph may be rewritten
 * @param labels names of its labels; null for those of its configuration
 * @param output the output to read; null for the one that is recognised
 * @param words what counts as a word
 */
record ClassifierSettings(
    boolean unpadding, @Nullable List<String> labels, @Nullable String output, Words words)
    implements Serializable {

  ClassifierSettings {
    labels = labels == null ? null : List.copyOf(labels);
  }
}
