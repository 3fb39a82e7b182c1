package io.ner4j.spark;

import java.util.Locale;

/** What the positions of entities count. */
enum Offsets {
  /** Units of UTF-16, as Java's {@code String} counts. */
  UTF16,
  /** Code points, as Spark's {@code substring} and Python count. */
  CODEPOINT;

  /** Tells positions of one text, which are best asked for in ascending order. */
  interface Counter {
    int at(int utf16);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Offsets of(String name) {
    for (Offsets offsets : values()) {
      if (offsets.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return offsets;
      }
    }
    throw new IllegalArgumentException("expected offsets utf16 or codepoint, but found " + name);
  }

  Counter counter(String text) {
    return this == UTF16 ? utf16 -> utf16 : new CodePoints(text);
  }

  /** Counts from the place that was asked for last. */
  private static final class CodePoints implements Counter {
    private final String text;
    private int utf16;
    private int codePoints;

    CodePoints(String text) {
      this.text = text;
    }

    @Override
    public int at(int position) {
      codePoints +=
          position < utf16
              ? -text.codePointCount(position, utf16)
              : text.codePointCount(utf16, position);
      utf16 = position;
      return codePoints;
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
