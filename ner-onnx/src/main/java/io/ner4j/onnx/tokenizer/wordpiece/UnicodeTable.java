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
 * <p>Immutable once read, and then safe for use by many threads.
 */
final class UnicodeTable {

  /** The name of the table beside this class. */
  static final String FILE = "unicode.txt";

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
  private final byte[] text;
  private int at;

  private UnicodeTable(byte[] text) {
    this.text = text;
    for (Property property : Property.values()) {
      items.put(property, new ArrayList<>());
    }
    while (at < text.length) {
      readLine();
    }
  }

  /**
   * Reads the table. A line starts with the name of a property. A range is {@code first-last} or
   * one character, a character and what it becomes is {@code from>to+to}, all in hexadecimal
   * digits.
   */
  static UnicodeTable read() {
    try (InputStream in = UnicodeTable.class.getResourceAsStream(FILE)) {
      return new UnicodeTable(Objects.requireNonNull(in, FILE).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readLine() {
    int start = at;
    while (text[at] != ' ') {
      at++;
    }
    String name = new String(text, start, at - start, StandardCharsets.US_ASCII);
    List<int[]> ofProperty = of(Property.valueOf(name.toUpperCase(Locale.ROOT)));
    while (text[at++] == ' ') {
      ofProperty.add(readItem());
    }
  }

  private int[] readItem() {
    int first = readNumber();
    if (text[at] != '-' && text[at] != '>') {
      return new int[] {first, first};
    }
    int[] numbers = {first};
    do {
      at++;
      numbers = Arrays.copyOf(numbers, numbers.length + 1);
      numbers[numbers.length - 1] = readNumber();
    } while (text[at] == '+');
    return numbers;
  }

  private int readNumber() {
    int number = 0;
    for (int digit = digit(text[at]); digit >= 0; digit = digit(text[at])) {
      number = number << 4 | digit;
      at++;
    }
    return number;
  }

  private static int digit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /**
   * The items of a property: the first and the last character of each range, or a character and
   * what it becomes.
   */
  List<int[]> of(Property property) {
    return Objects.requireNonNull(items.get(property));
  }
}
