package io.ner4j.onnx;

/**
 * What counts as a word of a text, which gets one label under {@code FIRST}, {@code AVERAGE} and
 * {@code MAX}, and of which a GLiNER model makes entities.
 *
 * <pre>{@code
 * NerPipeline ner = OnnxNer.builder(directory).words(Words.TRANSFORMERS).load();
 * ZeroShotPipeline anyType = ZeroShotNer.builder(directory).words(Words.UNICODE).load();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Words {

  /**
   * The words of the tokenizer, and those of Unicode where blanks separate none: each ideograph of
   * a Chinese sentence is a word. For a GLiNER model, {@link #GLINER} where blanks separate words.
   */
  UNICODE,

  /**
   * The words that the pipeline of transformers guesses. With most tokenizers they end at blanks
   * (U+0020) only: {@code Cook.} is one word, and so is a Chinese sentence. Choose it where answers
   * must be those of Python.
   */
  TRANSFORMERS,

  /**
   * The words of GLiNER's reference, whose rule is {@code \w+(?:[-_]\w+)*|\S}: a Chinese sentence
   * is one word. For GLiNER models alone, and their default.
   */
  GLINER
}
