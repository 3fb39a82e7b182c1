package io.ner4j.onnx.tokenizer.wordpiece;

import io.ner4j.spi.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * BERT's way to cut a text: words at white space, punctuation marks and Chinese characters by
 * themselves. Each word gives the longest token of the vocabulary that it begins with, again and
 * again.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class WordPiece {

  private final CharacterForms forms;
  private final BertCharacters characters;
  private final WordPieceVocabulary pieces;
  private final int unknownId;
  private final int longestWord;

  /** Ascending. */
  private final int[] specialIds;

  private WordPiece(
      CharacterForms forms,
      WordPieceVocabulary pieces,
      int unknownId,
      int longestWord,
      int[] specialIds) {
    this.forms = forms;
    this.characters = new BertCharacters(forms);
    this.pieces = pieces;
    this.unknownId = unknownId;
    this.longestWord = longestWord;
    this.specialIds = specialIds;
  }

  /**
   * Puts it together.
   *
   * @param unknown the token for unknown words
   * @param longestWord code points of the longest word that is not unknown because of its length
   * @param specialIds ids of tokens that stand for nothing, if a text has no others
   * @return nothing if the vocabulary lacks the token for unknown words
   */
  static Optional<WordPiece> of(
      CharacterForms forms,
      WordPieceVocabulary pieces,
      String unknown,
      int longestWord,
      List<Integer> specialIds) {
    int entry = pieces.longest(unknown.toCharArray(), 0, unknown.length());
    if (entry == WordPieceVocabulary.NONE || pieces.length(entry) < unknown.length()) {
      return Optional.empty();
    }
    int[] ids = specialIds.stream().mapToInt(Integer::intValue).sorted().toArray();
    return Optional.of(new WordPiece(forms, pieces, pieces.id(entry), longestWord, ids));
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
      if (c == BertCharacters.OTHER) {
        return new AnyScript(this, forms, longestWord, tokens).cut(text, i - length, words);
      }
      boolean mark = c >= BertCharacters.MARK;
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
        word[0] = (char) (c & ~BertCharacters.MARK);
        if (!add(word, 1, i, words++, found, tokens)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Adds the tokens of a word whose characters are those of the text one by one. */
  private boolean add(
      char[] word, int length, int at, int number, int[] found, Encoding.Builder tokens) {
    int count = length > longestWord ? 0 : pieces(word, length, found);
    if (number == 0 && startsSpecial(found, count)) {
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

  /**
   * Adds a word's tokens, or the one for unknown words.
   *
   * @param found as long as the longest word
   * @return whether it could: a text may consist of special tokens
   */
  boolean add(AlignedWord word, int number, int[] found, Encoding.Builder tokens) {
    int count = word.isTooLong() ? 0 : pieces(word.characters(), word.length(), found);
    if (number == 0 && startsSpecial(found, count)) {
      return false;
    }
    if (count == 0) {
      tokens.token(unknownId, word.start(0), word.end(), number);
    }
    int start = 0;
    for (int i = 0; i < count; i++) {
      int end = start + pieces.length(found[i]);
      tokens.token(pieces.id(found[i]), word.start(start), word.end(end - 1), number);
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

  private boolean startsSpecial(int[] found, int count) {
    int id = count == 0 ? unknownId : pieces.id(found[0]);
    return Arrays.binarySearch(specialIds, id) >= 0;
  }
}
