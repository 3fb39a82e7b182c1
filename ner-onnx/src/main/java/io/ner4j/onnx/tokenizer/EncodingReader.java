package io.ner4j.onnx.tokenizer;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.ner4j.onnx.tokenizer.words.GuessedWords;
import io.ner4j.onnx.tokenizer.words.WhiteSpace;
import io.ner4j.onnx.tokenizer.words.WordGuess;
import io.ner4j.onnx.tokenizer.words.WordNumbers;
import io.ner4j.onnx.tokenizer.words.WordRule;
import io.ner4j.spi.Encoding;
import org.jspecify.annotations.Nullable;

/** Reads the library's encodings: ids, places in UTF-16 and the words of tokens. */
final class EncodingReader {

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final SpecialTokens specialTokens;
  private final WordRule wordRule;
  private final @Nullable WordGuess guess;

  /**
   * @param specialTokens tokens that stand for nothing in a text
   * @param wordRule which tokens make a word
   * @param guess if given, words are those that transformers guesses
   */
  EncodingReader(SpecialTokens specialTokens, WordRule wordRule, @Nullable WordGuess guess) {
    this.specialTokens = specialTokens;
    this.wordRule = wordRule;
    this.guess = guess;
  }

  /** Whether words are those that transformers guesses. */
  boolean guesses() {
    return guess != null;
  }

  /**
   * Reads what the library made of a text.
   *
   * @param encoding the library's handle, which stays the caller's
   */
  Encoding read(String text, long encoding) {
    long[] ids = LIBRARY.getTokenIds(encoding);
    long[] words = LIBRARY.getWordIds(encoding);
    long[] special = LIBRARY.getSpecialTokenMask(encoding);
    CharSpan[] spans = LIBRARY.getTokenCharSpans(encoding);
    Utf16Offsets offsets = Utf16Offsets.of(text);
    boolean nothingToRead = specialTokens.only(ids, special);
    WordNumbers numbers = wordRule.number(text);
    GuessedWords guessed = guess == null ? null : guess.number(text);
    String[] pieces = null;
    Encoding.Builder builder = Encoding.builder();
    for (int i = 0; i < ids.length; i++) {
      CharSpan span = spans[i];
      if (special[i] != 0 || span == null || nothingToRead) {
        builder.special(Math.toIntExact(ids[i]));
        continue;
      }
      int from = offsets.at(span.getStart());
      int to = offsets.at(span.getEnd());
      int start = from;
      int end = to;
      // Byte-level and SentencePiece tokens hold the blank before a word, and some nothing else.
      while (start < end && WhiteSpace.is(text.charAt(start))) {
        start++;
      }
      while (start < end && WhiteSpace.is(text.charAt(end - 1))) {
        end--;
      }
      boolean piecesCount =
          guess == null ? numbers.needPieces() && startsAsNext(spans, i) : guess.marksPieces();
      String piece = "";
      if (piecesCount) {
        pieces = pieces == null ? LIBRARY.getTokens(encoding) : pieces;
        piece = pieces[i];
      }
      int word =
          guessed == null
              ? numbers.next(words[i], piece, start, end)
              : guessed.next(ids[i], piece, from, to);
      int id = Math.toIntExact(ids[i]);
      if (guessed == null && numbers.wasBlank()) {
        builder.blank(id, start, end, word);
      } else {
        builder.token(id, start, end, word);
      }
    }
    return builder.build();
  }

  /** Whether two tokens have one place: the first may be a blank that is not in the text. */
  private static boolean startsAsNext(CharSpan[] spans, int token) {
    CharSpan next = token + 1 < spans.length ? spans[token + 1] : null;
    return next != null && next.getStart() == spans[token].getStart();
  }
}
