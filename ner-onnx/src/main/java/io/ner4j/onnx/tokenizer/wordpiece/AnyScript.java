package io.ner4j.onnx.tokenizer.wordpiece;

import io.ner4j.spi.Encoding;

/**
 * Cuts the rest of a text from its first character on that does not become one character. For one
 * thread.
 */
final class AnyScript {

  private final WordPiece pieces;
  private final CharacterForms forms;
  private final Encoding.Builder tokens;
  private final AlignedWord word;
  private final int[] found;
  private int number;

  AnyScript(WordPiece pieces, CharacterForms forms, int longestWord, Encoding.Builder tokens) {
    this.pieces = pieces;
    this.forms = forms;
    this.tokens = tokens;
    this.word = new AlignedWord(longestWord);
    this.found = new int[longestWord];
  }

  /**
   * Cuts it.
   *
   * @param from where a word starts, or a character that is none
   * @param words the number of words before
   * @return whether it could
   */
  boolean cut(String text, int from, int words) {
    number = words;
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (!take(c, i, end)) {
        return false;
      }
      i = end;
    }
    return endWord();
  }

  private boolean take(int c, int start, int end) {
    int form = forms.of(c);
    switch (CharacterForms.kind(form)) {
      case CharacterForms.LETTER -> word.append(CharacterForms.single(c, form), start, end);
      case CharacterForms.MARK -> {
        if (!endWord()) {
          return false;
        }
        word.append(CharacterForms.single(c, form), start, end);
        return endWord();
      }
      case CharacterForms.SPACE -> {
        return endWord();
      }
      case CharacterForms.SEVERAL -> append(forms.several(form), start, end);
      case CharacterForms.SYLLABLE -> append(CharacterForms.letters(c), start, end);
      case CharacterForms.NOTHING -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private void append(int[] letters, int start, int end) {
    for (int letter : letters) {
      word.append(letter, start, end);
    }
  }

  private boolean endWord() {
    boolean added = word.isEmpty() || pieces.add(word, number++, found, tokens);
    word.clear();
    return added;
  }
}
