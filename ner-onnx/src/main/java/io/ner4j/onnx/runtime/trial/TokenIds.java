package io.ner4j.onnx.runtime.trial;

/**
 * What a tokenizer's ids are, as far as it matters to how a model may run.
 *
 * @param highest the highest id of the vocabulary
 * @param pad the id that rows are filled up with; a graph may hide places by it
 */
public record TokenIds(int highest, int pad) {

  /** Both numbers, as a part of a {@link Verdict}. */
  String write() {
    return highest + " " + pad;
  }
}
