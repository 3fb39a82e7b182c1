package io.ner4j.onnx.tokenizer.wordpiece;

import io.ner4j.spi.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * BERT's way to cut a text: words at white space, punctuation marks by themselves, and from each
 * word the longest token of the vocabulary that it begins with, again and again.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class WordPiece {

  private final BertCharacters characters;
  private final WordPieceVocabulary pieces;
  private final int unknownId;
  private final int longestWord;

  /** Ascending. */
  private final int[] specialIds;

  private WordPiece(
      BertCharacters characters,
      WordPieceVocabulary pieces,
      int unknownId,
      int longestWord,
      int[] specialIds) {
    this.characters = characters;
    this.pieces = pieces;
    this.unknownId = unknownId;
    this.longestWord = longestWord;
    this.specialIds = specialIds;
  }

  /**
   * Puts it together.
   *
   * @param unknown the token for unknown words
   * @param longestWord characters of the longest word that is not unknown because of its length
   * @param specialIds ids of tokens that stand for nothing, if a text has no others
   * @return nothing if the vocabulary lacks the token for unknown words
   */
  static Optional<WordPiece> of(
      BertCharacters characters,
      WordPieceVocabulary pieces,
      String unknown,
      int longestWord,
      List<Integer> specialIds) {
    int entry = pieces.longest(unknown.toCharArray(), 0, unknown.length());
    if (entry == WordPieceVocabulary.NONE || pieces.length(entry) < unknown.length()) {
      return Optional.empty();
    }
    int[] ids = specialIds.stream().mapToInt(Integer::intValue).sorted().toArray();
    return Optional.of(new WordPiece(characters, pieces, pieces.id(entry), longestWord, ids));
  }

  /**
   * Cuts a text.
   *
   * @param tokens gets the tokens, without those that frame a text
   * @return whether it could; if not, {@code tokens} may have got some
   */
  public boolean cut(String text, Encoding.Builder tokens) {
    char[] word = new char[longestWord];
    int[] found = new int[longestWord];
    int words = 0;
    int length = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? characters.of(text.charAt(i)) : BertCharacters.SPACE;
      if (c == BertCharacters.UNKNOWN) {
        return false;
      }
      boolean mark = c >= BertCharacters.PUNCTUATION;
      if (c != BertCharacters.SPACE && !mark) {
        if (length < longestWord) {
          word[length] = c;
        }
        length++;
        continue;
      }
      if (length > 0) {
        if (!add(word, length, i - length, words++, found, tokens)) {
          return false;
        }
        length = 0;
      }
      if (mark) {
        word[0] = (char) (c & ~BertCharacters.PUNCTUATION);
        if (!add(word, 1, i, words++, found, tokens)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Adds a word's tokens, or the one for unknown words. */
  private boolean add(
      char[] word, int length, int at, int number, int[] found, Encoding.Builder tokens) {
    int count = length > longestWord ? 0 : pieces(word, length, found);
    if (number == 0 && isSpecial(count == 0 ? unknownId : pieces.id(found[0]))) {
      return false;
    }
    if (count == 0) {
      tokens.token(unknownId, at, at + length, number);
    }
    int start = at;
    for (int i = 0; i < count; i++) {
      int end = start + pieces.length(found[i]);
      tokens.token(pieces.id(found[i]), start, end, number);
      start = end;
    }
    return true;
  }

  /** Answers the number of a word's tokens, 0 if some part of it is in none. */
  private int pieces(char[] word, int length, int[] found) {
    int count = 0;
    for (int start = 0; start < length; ) {
      int piece = pieces.longest(word, start, length);
      if (piece == WordPieceVocabulary.NONE) {
        return 0;
      }
      found[count++] = piece;
      start += pieces.length(piece);
    }
    return count;
  }

  private boolean isSpecial(int id) {
    return Arrays.binarySearch(specialIds, id) >= 0;
  }
}
