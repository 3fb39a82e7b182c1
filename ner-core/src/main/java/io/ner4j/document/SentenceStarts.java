package io.ner4j.document;

import io.ner4j.window.Characters;
import io.ner4j.window.SentenceBoundary;

/**
 * Finds the places of a text where a sentence surely starts, by the rules that windows end by. For
 * one thread.
 */
final class SentenceStarts {

  private final CharSequence text;

  SentenceStarts(CharSequence text) {
    this.text = text;
  }

  /** Whether a sentence starts at a place, which is neither the text's start nor its end. */
  boolean at(int place) {
    if (Characters.isWhiteSpace(text.charAt(place)) || !Graphemes.startsAt(text, place)) {
      return false;
    }
    int end = endOfTextBefore(place);
    return end > 0 && SentenceBoundary.between(text, end, place);
  }

  /** Whether a place lies behind a blank line, at the first character of a paragraph. */
  boolean paragraphAt(int place) {
    int lines = 0;
    for (int i = endOfTextBefore(place); i < place; i++) {
      char c = text.charAt(i);
      boolean half = c == '\r' && i + 1 < place && text.charAt(i + 1) == '\n';
      lines += (c == '\n' || c == '\r') && !half ? 1 : 0;
    }
    return lines > 1;
  }

  private int endOfTextBefore(int place) {
    int end = place;
    while (end > 0 && Characters.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
