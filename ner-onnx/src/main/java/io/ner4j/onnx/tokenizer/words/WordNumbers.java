package io.ner4j.onnx.tokenizer.words;

import io.ner4j.words.UnspacedScripts;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the words of one text, token by token. A token belongs to the word in which it starts, so
 * one that reaches into the next words takes in what it holds of them. For one thread.
 */
public final class WordNumbers {

  /** What SentencePiece writes for a blank, and before a text. */
  private static final String BLANK = "\u2581";

  private final String text;

  /** Where words start, or null if the tokenizer's own numbers say it all. */
  private final @Nullable BitSet starts;

  private final boolean everyRun;

  private int word = -1;
  private long lastWord = -1;
  private int lastStart = -1;
  private boolean afterBlank;

  WordNumbers(String text, @Nullable BitSet starts, boolean everyRun) {
    this.text = text;
    this.starts = starts;
    this.everyRun = everyRun;
  }

  /** Whether it matters what tokens look like in the vocabulary. */
  public boolean needPieces() {
    return starts != null;
  }

  /**
   * Numbers the next token.
   *
   * @param tokenizersWord its number in the tokenizer's count, or -1 if it is in no word, which
   *     makes it one by itself
   * @param piece what it looks like in the vocabulary, if the next token starts there too
   * @param start UTF-16 offset of its first character that is not white space
   * @param end UTF-16 offset after its last such character
   */
  public int next(long tokenizersWord, String piece, int start, int end) {
    boolean blank = isBlank(piece, start, end);
    boolean goesOn =
        !blank
            && tokenizersWord >= 0
            && tokenizersWord == lastWord
            && !afterBlank
            && (starts == null || starts.previousSetBit(start) <= lastStart);
    word += goesOn ? 0 : 1;
    lastWord = tokenizersWord;
    lastStart = start;
    afterBlank = blank;
    return word;
  }

  /** Whether the last token that was numbered is only the blank before a word. */
  public boolean wasBlank() {
    return afterBlank;
  }

  /**
   * Whether a token is only the blank before a word that is told here, and so a word by itself.
   * SentencePiece may give it the place of the word's first character all the same.
   */
  private boolean isBlank(String piece, int start, int end) {
    boolean blank = start == end || (piece.equals(BLANK) && !text.startsWith(BLANK, start));
    return starts != null && blank && (everyRun || startsUnspaced(start));
  }

  private boolean startsUnspaced(int start) {
    return start < text.length() && UnspacedScripts.contains(text.codePointAt(start));
  }
}
