package io.ner4j.onnx.tokenizer.words;

/**
 * What transformers guesses words by. Immutable.
 *
 * @param marksPieces whether the vocabulary marks pieces that continue a word, as {@code ##ing}
 * @param unknownId the token for unknown words, which is a word by itself; -1 if there is none
 */
public record WordGuess(boolean marksPieces, int unknownId) {

  /** Starts to number the words of a text. */
  public GuessedWords number(String text) {
    return new GuessedWords(text, this);
  }
}
