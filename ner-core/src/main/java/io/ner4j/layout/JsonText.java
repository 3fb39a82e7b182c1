package io.ner4j.layout;

/** Reads JSON: each string is a cell, and the values of a key are a column. */
final class JsonText {

  /** What stands between strings: brackets, marks, numbers, true, false and null. */
  private static final String OUTSIDE = "{}[],:+-.0123456789eEtrufalsn";

  private final Draft draft;

  /** Where the last string ended, without its quote. */
  private int end;

  private Object key = "";

  private JsonText(Draft draft) {
    this.draft = draft;
  }

  /** Reads the text if it looks like JSON, or like lines of it. */
  static boolean read(Draft draft) {
    if (!isJson(draft)) {
      return false;
    }
    new JsonText(draft).readStrings();
    return true;
  }

  private static boolean isJson(Draft draft) {
    int first = skipBlank(draft, 0);
    if (first == draft.length() || "{[".indexOf(draft.at(first)) < 0) {
      return false;
    }
    boolean strings = false;
    int i = first;
    while (i < draft.length()) {
      if (draft.at(i) == '"') {
        i = close(draft, i);
        strings = true;
      } else if (OUTSIDE.indexOf(draft.at(i)) < 0 && !draft.blank(i)) {
        return false;
      }
      i++;
    }
    return strings && i == draft.length();
  }

  /** Where a string ends: at its closing quote, or behind the text if there is none. */
  private static int close(Draft draft, int open) {
    int i = open + 1;
    while (i < draft.length() && draft.at(i) != '"') {
      i += draft.at(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private void readStrings() {
    int i = 0;
    while (i < draft.length()) {
      if (draft.at(i) == '"') {
        int close = close(draft, i);
        readString(i + 1, close);
        i = close;
      }
      i++;
    }
    draft.separate(end, draft.length(), Draft.CELL);
  }

  private void readString(int from, int to) {
    draft.separate(end, from, Draft.CELL);
    end = to;
    int next = skipBlank(draft, to + 1);
    if (next < draft.length() && draft.at(next) == ':') {
      String name = draft.substring(from, to);
      key = name;
      int value = skipBlank(draft, next + 1);
      boolean named = value < draft.length() && "\"[".indexOf(draft.at(value)) >= 0;
      if (named && FieldNames.areKey(name)) {
        end = from;
      }
    } else {
      draft.columns().row(from);
      draft.columns().cell(key, from);
      draft.columns().endRow(to);
    }
  }

  private static int skipBlank(Draft draft, int from) {
    int i = from;
    while (i < draft.length() && draft.blank(i)) {
      i++;
    }
    return i;
  }
}
