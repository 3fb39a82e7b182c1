package io.ner4j.layout;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tag or a comment of HTML.
 *
 * @param name the element's name in small letters; {@code !} for a comment
 * @param closes whether it is a closing tag
 * @param end the place behind it
 */
record Tag(String name, boolean closes, int end) {

  static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike",
          "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "br",
          "button",
          "caption",
          "center",
          "col",
          "colgroup",
          "dd",
          "details",
          "dialog",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "head",
          "header",
          "hr",
          "html",
          "img",
          "input",
          "label",
          "legend",
          "li",
          "link",
          "main",
          "meta",
          "nav",
          "ol",
          "optgroup",
          "option",
          "p",
          "pre",
          "section",
          "select",
          "summary",
          "table",
          "tbody",
          "td",
          "textarea",
          "tfoot",
          "th",
          "thead",
          "title",
          "tr",
          "ul");

  /** UTF-16 code units of a value or of blanks at most, so that no text is read over and over. */
  private static final int MAX_VALUE = 2000;

  private static final int MAX_NAME = 10;
  private static final int MAX_ATTRIBUTES = 50;

  /** The tag that starts at a place, or null. */
  static @Nullable Tag at(Draft draft, int start) {
    int i = start + 1;
    boolean closes = has(draft, i, "/");
    i += closes ? 1 : 0;
    int nameStart = i;
    while (isNamePart(draft, i) && i - nameStart <= MAX_NAME) {
      i++;
    }
    String name = draft.substring(nameStart, i).toLowerCase(Locale.ROOT);
    if (!INLINE.contains(name) && !BLOCKS.contains(name)) {
      return null;
    }
    int end = attributes(draft, i);
    return end < 0 ? null : new Tag(name, closes, end);
  }

  /** The place behind the attributes and the closing mark of a tag, or -1. */
  private static int attributes(Draft draft, int from) {
    int i = from;
    for (int count = 0; count <= MAX_ATTRIBUTES; count++) {
      int next = skipBlank(draft, i);
      if (has(draft, next, ">")) {
        return next + 1;
      }
      if (has(draft, next, "/>")) {
        return next + 2;
      }
      i = next == i ? -1 : attribute(draft, next);
      if (i < 0) {
        return -1;
      }
    }
    return -1;
  }

  /** The place behind an attribute with a value, or -1: words after a name are no attributes. */
  private static int attribute(Draft draft, int from) {
    int i = from;
    while (isNamePart(draft, i) || has(draft, i, "-") || has(draft, i, ":")) {
      i++;
    }
    if (i == from || i - from > MAX_VALUE || !has(draft, i, "=")) {
      return -1;
    }
    i++;
    boolean quoted = has(draft, i, "\"") || has(draft, i, "'");
    char quote = quoted ? draft.at(i) : ' ';
    int end = quoted ? i + 1 : i;
    while (end < draft.length() && end - i < MAX_VALUE) {
      char c = draft.at(end);
      if (quoted ? c == quote : c == '>' || c == '<' || draft.blank(end)) {
        return quoted ? end + 1 : end;
      }
      end++;
    }
    return -1;
  }

  private static int skipBlank(Draft draft, int from) {
    int i = from;
    while (i < draft.length() && i - from < MAX_VALUE && draft.blank(i)) {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(Draft draft, int index) {
    if (index >= draft.length()) {
      return false;
    }
    char c = draft.at(index);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean has(Draft draft, int index, String mark) {
    return index + mark.length() <= draft.length()
        && draft.substring(index, index + mark.length()).equals(mark);
  }
}
