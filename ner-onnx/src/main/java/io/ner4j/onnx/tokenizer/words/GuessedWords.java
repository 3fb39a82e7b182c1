package io.ner4j.onnx.tokenizer.words;

/**
 * Numbers the words of one text, token by token, as the pipeline of transformers guesses them. For
 * one thread.
 *
 * <p>The rule is that of {@code gather_pre_entities} in {@code pipelines/token_classification.py}.
 */
public final class GuessedWords {

  private final String text;
  private final WordGuess guess;
  private int word = -1;

  GuessedWords(String text, WordGuess guess) {
    this.text = text;
    this.guess = guess;
  }

  /**
   * Numbers the next token.
   *
   * @param id its id
   * @param piece what it looks like in the vocabulary
   * @param start UTF-16 offset of its first character, a blank included
   * @param end UTF-16 offset after its last character
   */
  public int next(long id, String piece, int start, int end) {
    boolean continues = guess.marksPieces() ? isMarked(piece, start, end) : !isAtBlank(start);
    word += word < 0 || id == guess.unknownId() || !continues ? 1 : 0;
    return word;
  }

  private boolean isMarked(String piece, int start, int end) {
    return piece.codePointCount(0, piece.length()) != text.codePointCount(start, end);
  }

  private boolean isAtBlank(int start) {
    return start == 0
        || text.charAt(start - 1) == ' '
        || (start < text.length() && text.charAt(start) == ' ');
  }
}
