package io.ner4j.view;

/** Writes characters so that an HTML parser reads them back. */
final class HtmlText {

  /** What stands for characters that HTML cannot hold. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final char DELETE = '\u007F';

  private HtmlText() {}

  static String of(String text) {
    StringBuilder html = new StringBuilder(text.length());
    append(html, text, 0, text.length());
    return html.toString();
  }

  /** Appends a part of a text, escaped for elements and for quoted attributes. */
  static void append(StringBuilder html, String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        append(html, c);
      } else if (i + 1 < end && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        html.append(c).append(text.charAt(++i));
      } else {
        html.append(REPLACEMENT);
      }
    }
  }

  private static void append(StringBuilder html, char c) {
    switch (c) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      case '\0' -> html.append(REPLACEMENT);
      case '\t', '\n' -> html.append(c);
      default -> {
        // A bare CR would be read as LF. C1 controls stay bare: parsers take &#128; to &#159; for
        // characters of Windows-1252.
        if (c < ' ' || c == DELETE) {
          html.append("&#").append((int) c).append(';');
        } else {
          html.append(c);
        }
      }
    }
  }
}
