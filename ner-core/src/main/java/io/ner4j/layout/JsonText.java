package io.ner4j.layout;

/** Reads JSON: each string is a cell, and the values of a key are a column. */
final class JsonText {

  private final Draft draft;

  /** Where the last string ended, without its quote. */
  private int end;

  private Object key = "";

  private JsonText(Draft draft) {
    this.draft = draft;
  }

  /** Reads the text if it looks like JSON. */
  static boolean read(Draft draft) {
    int first = skipBlank(draft, 0);
    if (first == draft.length()) {
      return false;
    }
    int second = skipBlank(draft, first + 1);
    char a = draft.at(first);
    String after = a == '{' ? "\"}" : a == '[' ? "\"[{" : "";
    if (second == draft.length() || after.indexOf(draft.at(second)) < 0) {
      return false;
    }
    new JsonText(draft).readStrings();
    return true;
  }

  private void readStrings() {
    int i = 0;
    while (i < draft.length()) {
      if (draft.at(i) != '"') {
        i++;
        continue;
      }
      int close = i + 1;
      while (close < draft.length() && draft.at(close) != '"') {
        close += draft.at(close) == '\\' ? 2 : 1;
      }
      readString(i + 1, Math.min(close, draft.length()));
      i = close + 1;
    }
    separate(end, draft.length());
  }

  private void readString(int from, int to) {
    separate(end, from);
    end = to;
    int next = skipBlank(draft, to + 1);
    if (next < draft.length() && draft.at(next) == ':') {
      key = draft.substring(from, to);
      if (FieldNames.areKey(draft.substring(from, to))) {
        draft.hide(from, to);
        end = from;
      }
    } else {
      draft.columns().row(from);
      draft.columns().cell(key, from);
      draft.columns().endRow(to);
    }
  }

  private void separate(int from, int to) {
    draft.separate(from, to, Draft.CELL);
  }

  private static int skipBlank(Draft draft, int from) {
    int i = from;
    while (i < draft.length() && draft.blank(i)) {
      i++;
    }
    return i;
  }
}
