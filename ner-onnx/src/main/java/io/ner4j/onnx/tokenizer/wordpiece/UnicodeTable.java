package io.ner4j.onnx.tokenizer.wordpiece;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the steps of BERT's normalizer and pre-tokenizer make of each character in Hugging Face's
 * library. The library's versions of Unicode are not the JDK's, so the table is made by asking it,
 * and a test asks it again.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class UnicodeTable {

  /** The name of the table beside this class. */
  static final String FILE = "unicode.txt";

  private static final int HEXADECIMAL = 16;

  /** A step, and the characters that it changes. All others stay as they are. */
  enum Property {
    /** Ranges that cleaning a text removes. */
    REMOVED,
    /** Ranges that cleaning a text turns into blanks. */
    BLANK,
    /** Ranges that become words by themselves if Chinese characters are handled. */
    IDEOGRAPH,
    /** Ranges that are accents by themselves. */
    ACCENT,
    /** Ranges that change places with their neighbours while accents are stripped. */
    REORDERED,
    /** Characters, each with those that stay when accents are stripped; no Hangul syllables. */
    BARE,
    /** Characters, each with its small letters. */
    LOWER,
    /** Ranges that end words. */
    WHITE_SPACE,
    /** Ranges that are words by themselves. */
    PUNCTUATION
  }

  private final Map<Property, List<int[]>> items = new EnumMap<>(Property.class);

  private UnicodeTable() {}

  /** Reads the table. */
  static UnicodeTable read() {
    try (InputStream in = UnicodeTable.class.getResourceAsStream(FILE)) {
      return parse(
          new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table from its text. A line starts with the name of a property. A range is {@code
   * first-last} or one character, a character and what it becomes is {@code from>to+to}, all in
   * hexadecimal digits.
   */
  static UnicodeTable parse(String text) {
    UnicodeTable table = new UnicodeTable();
    for (Property property : Property.values()) {
      table.items.put(property, new ArrayList<>());
    }
    text.lines()
        .forEach(
            line -> {
              int end = line.indexOf(' ');
              Property property = Property.valueOf(line.substring(0, end).toUpperCase(Locale.ROOT));
              table.addItems(property, line, end + 1);
            });
    return table;
  }

  private void addItems(Property property, String line, int from) {
    for (int start = from; start < line.length(); ) {
      int blank = line.indexOf(' ', start);
      int end = blank < 0 ? line.length() : blank;
      of(property).add(item(line, start, end));
      start = end + 1;
    }
  }

  private static int[] item(String line, int start, int end) {
    int[] numbers = new int[end - start + 1];
    int count = 0;
    int digits = start;
    for (int i = start; i <= end; i++) {
      if (i == end || "->+".indexOf(line.charAt(i)) >= 0) {
        numbers[count++] = Integer.parseInt(line, digits, i, HEXADECIMAL);
        digits = i + 1;
      }
    }
    return count == 1 ? new int[] {numbers[0], numbers[0]} : Arrays.copyOf(numbers, count);
  }

  /**
   * The items of a property: the first and the last character of each range, or a character and
   * what it becomes.
   */
  List<int[]> of(Property property) {
    return Objects.requireNonNull(items.get(property));
  }
}
