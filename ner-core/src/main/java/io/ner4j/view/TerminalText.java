package io.ner4j.view;

/** Writes characters so that a terminal shows them and obeys none. */
final class TerminalText {

  private static final char REPLACEMENT = '\uFFFD';
  private static final char DELETE = '\u007F';
  private static final char LAST_CONTROL = '\u009F';

  /** Unicode's pictures of the controls below U+0020, in their order, and of DEL. */
  private static final char PICTURES = '\u2400';

  private static final char DELETE_PICTURE = '\u2421';

  private TerminalText() {}

  /** Makes a name of one line. */
  static String ofName(String name) {
    return of(name, 0, name.length()).replace('\n', '\u240A').replace('\t', '\u2409');
  }

  /** Makes a part of a text; its line feeds and tabs are the only controls that remain. */
  static String of(String text, int start, int end) {
    StringBuilder shown = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean last = i + 1 == text.length();
      if (c == '\r' && !last && text.charAt(i + 1) == '\n') {
        continue;
      }
      if (!last && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        shown.append(c).append(text.charAt(++i));
      } else {
        shown.append(shown(c));
      }
    }
    return shown.toString();
  }

  private static char shown(char c) {
    if (c == '\n' || c == '\t') {
      return c;
    }
    if (c < ' ') {
      return (char) (PICTURES + c);
    }
    if (c == DELETE) {
      return DELETE_PICTURE;
    }
    return Character.isSurrogate(c) || (c > DELETE && c <= LAST_CONTROL) ? REPLACEMENT : c;
  }
}
