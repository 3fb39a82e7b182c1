package io.ner4j.layout;

/** Reads control characters as white space, so that words do not grow together. */
final class ControlCharacters {

  private ControlCharacters() {}

  static void read(Draft draft) {
    for (int i = 0; i < draft.length(); i++) {
      char c = draft.at(i);
      if (c == '\f' || c == '\u000B') {
        draft.separate(i, i + 1, Draft.ITEM);
      } else if (Character.isISOControl(c) && "\t\n\r\u0085".indexOf(c) < 0) {
        draft.replace(i, ' ');
      }
    }
  }
}
