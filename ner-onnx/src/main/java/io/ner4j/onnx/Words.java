package io.ner4j.onnx;

/**
 * What counts as a word of a text, which gets one label under {@code FIRST}, {@code AVERAGE} and
 * {@code MAX}.
 *
 * <pre>{@code
 * NerPipeline ner = OnnxNer.builder(directory).words(Words.TRANSFORMERS).load();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Words {

  /**
   * The words of the tokenizer, and those of Unicode where blanks separate none: each ideograph of
   * a Chinese sentence is a word.
   */
  UNICODE,

  /**
   * The words that the pipeline of transformers guesses. With most tokenizers they end at blanks
   * (U+0020) only: {@code Cook.} is one word, and so is a Chinese sentence. Choose it where answers
   * must be those of Python.
   */
  TRANSFORMERS
}
