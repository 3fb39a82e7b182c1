package io.ner4j.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Reads as much HTML as the views write, by the rules of the HTML standard for parsing: the oracle
 * of what a browser makes of it. For one thread.
 */
final class TinyParser {

  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"");

  /** The text of the elements. */
  final StringBuilder text = new StringBuilder();

  /** The texts of the marks, their types and titles, in the order in which they start. */
  final List<String> marks = new ArrayList<>();

  /** Where they start in the text. */
  final List<Integer> starts = new ArrayList<>();

  final List<String> types = new ArrayList<>();
  final List<String> titles = new ArrayList<>();

  private final String html;
  private int at;

  TinyParser(String html) {
    // Preprocessing of the input stream: new lines are normalised.
    this.html = html.replace("\r\n", "\n").replace('\r', '\n');
    Deque<Integer> open = new ArrayDeque<>();
    while (at < this.html.length()) {
      if (this.html.charAt(at) == '<') {
        String tag = tag();
        if (tag.equals("mark")) {
          open.push(marks.size());
          starts.add(text.length());
          marks.add("");
        } else if (tag.equals("/mark")) {
          int mark = open.pop();
          marks.set(mark, text.substring(starts.get(mark)));
        }
      } else {
        text.append(character());
      }
    }
  }

  private String tag() {
    int from = ++at;
    while (html.charAt(at) != ' ' && html.charAt(at) != '>') {
      at++;
    }
    String name = html.substring(from, at);
    while (html.charAt(at) != '>') {
      int equals = html.indexOf("=\"", at);
      String attribute = html.substring(at + 1, equals);
      StringBuilder value = new StringBuilder();
      at = equals + 2;
      while (html.charAt(at) != '"') {
        value.append(character());
      }
      at++;
      if (attribute.equals("data-type")) {
        types.add(value.toString());
      } else if (attribute.equals("title")) {
        titles.add(value.toString());
      }
    }
    at++;
    return name;
  }

  /** Reads a character or a reference to one. */
  private String character() {
    char c = html.charAt(at++);
    if (c == '\0') {
      return "";
    }
    if (c != '&') {
      return Character.toString(c);
    }
    int semicolon = html.indexOf(';', at);
    String reference = html.substring(at, semicolon);
    at = semicolon + 1;
    if (!reference.startsWith("#")) {
      return NAMED.getOrDefault(reference, "unknown reference " + reference);
    }
    int code = Integer.parseInt(reference.substring(1));
    boolean kept =
        code != 0 && !(code >= 0x80 && code < 0xA0) && !(code >= 0xD800 && code < 0xE000);
    return kept ? Character.toString(code) : "no character " + code;
  }
}
