package io.ner4j.onnx.tokenizer.wordpiece;

import io.ner4j.onnx.tokenizer.wordpiece.UnicodeTable.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks the tokenizer library what it makes of every character, and writes down what changes. For
 * one thread.
 */
final class LibraryCharacters {

  private static final int MAX_LINE = 100;
  private static final int TEXT = 256;
  private static final int TEXTS = 64;
  private static final String BORDER = "|";

  /**
   * Two that stay when accents are stripped. They change places, unless a character of class 0 is
   * between them.
   */
  private static final char CLASS_224 = '\u302E';

  private static final char CLASS_9 = '\u1B44';

  private final Map<Property, BitSet> ranges = new EnumMap<>(Property.class);
  private final Map<Property, List<String>> mappings = new EnumMap<>(Property.class);

  private LibraryCharacters() {
    for (Property property : Property.values()) {
      ranges.put(property, new BitSet());
      mappings.put(property, new ArrayList<>());
    }
  }

  /** The text of the table, of all code points but surrogates. */
  static String table() {
    LibraryCharacters characters = new LibraryCharacters();
    try (ByteTokenizer library =
        ByteTokenizer.normalizing(new BertSettings(true, true, false, true))) {
      ask(c -> c + BORDER, texts -> parts(library, texts), characters::cleaned);
    }
    try (ByteTokenizer library =
        ByteTokenizer.normalizing(new BertSettings(false, false, true, false))) {
      ask(
          c -> CLASS_224 + c + CLASS_9 + BORDER,
          texts -> parts(library, texts),
          characters::stripped);
    }
    try (ByteTokenizer library = ByteTokenizer.cutting()) {
      ask(
          c -> c + "a ",
          texts -> library.encode(texts).stream().flatMap(List::stream),
          characters::cut);
    }
    return characters.text();
  }

  /**
   * Asks about all characters.
   *
   * @param question the text with a character
   * @param library answers texts
   * @param answer takes what it needs of the answers
   */
  private static void ask(
      Function<String, String> question,
      Function<List<String>, Stream<String>> library,
      BiConsumer<String, Iterator<String>> answer) {
    int[] all =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .filter(c -> c != BORDER.charAt(0))
            .toArray();
    for (int from = 0; from < all.length; from += TEXT * TEXTS) {
      List<String> texts = new ArrayList<>();
      int to = Math.min(all.length, from + TEXT * TEXTS);
      StringBuilder text = new StringBuilder();
      for (int i = from; i < to; i++) {
        text.append(question.apply(Character.toString(all[i])));
        if (i + 1 == to || (i + 1) % TEXT == 0) {
          texts.add(text.toString());
          text.setLength(0);
        }
      }
      Iterator<String> answers = library.apply(texts).iterator();
      for (int i = from; i < to; i++) {
        answer.accept(Character.toString(all[i]), answers);
      }
      if (answers.hasNext()) {
        throw new IllegalStateException("too much of an answer: " + answers.next());
      }
    }
  }

  private static Stream<String> parts(ByteTokenizer library, List<String> texts) {
    return library.normalize(texts).stream()
        .flatMap(text -> Stream.of(text.substring(0, text.length() - 1).split("\\|", -1)));
  }

  private BitSet rangesOf(Property property) {
    return Objects.requireNonNull(ranges.get(property));
  }

  private List<String> mappingsOf(Property property) {
    return Objects.requireNonNull(mappings.get(property));
  }

  private void set(Property property, String c) {
    rangesOf(property).set(c.codePointAt(0));
  }

  private void cleaned(String c, Iterator<String> answers) {
    String answer = answers.next();
    if (answer.isEmpty()) {
      set(Property.REMOVED, c);
    } else if (answer.equals(" " + c + " ")) {
      set(Property.IDEOGRAPH, c);
    } else if (answer.equals(" ") && !c.equals(" ")) {
      set(Property.BLANK, c);
    } else if (!answer.equals(c)) {
      map(Property.LOWER, c, answer);
    }
  }

  private void stripped(String c, Iterator<String> answers) {
    String answer = answers.next();
    int end = answer.length() - 1;
    boolean inOrder = answer.charAt(0) == CLASS_224 && answer.charAt(end) == CLASS_9;
    String bare = inOrder ? answer.substring(1, end) : "";
    if (answer.length() == 2) {
      set(Property.ACCENT, c);
    } else if (!inOrder) {
      set(Property.REORDERED, c);
    } else if (!bare.equals(c) && !isSyllable(c, bare)) {
      map(Property.BARE, c, bare);
    }
  }

  private static boolean isSyllable(String c, String bare) {
    int code = c.codePointAt(0);
    return code >= CharacterForms.FIRST_SYLLABLE
        && code <= CharacterForms.LAST_SYLLABLE
        && bare.equals(string(CharacterForms.letters(code)));
  }

  private static String string(int[] codePoints) {
    return new String(codePoints, 0, codePoints.length);
  }

  private void cut(String c, Iterator<String> answers) {
    String word = answers.next();
    if (word.equals(c)) {
      set(Property.PUNCTUATION, c);
      word = answers.next();
    } else if (word.equals("a")) {
      set(Property.WHITE_SPACE, c);
    } else if (word.equals(c + "a")) {
      word = "a";
    }
    if (!word.equals("a")) {
      throw new IllegalStateException("'a' behind %s became %s".formatted(c, word));
    }
  }

  private void map(Property property, String c, String to) {
    IntFunction<String> hexadecimal = Integer::toHexString;
    String letters = String.join("+", to.codePoints().mapToObj(hexadecimal).toList());
    mappingsOf(property).add(hexadecimal.apply(c.codePointAt(0)) + ">" + letters);
  }

  private String text() {
    // The border is a mark to the pre-tokenizer, and stays as it is otherwise.
    set(Property.PUNCTUATION, BORDER);
    StringBuilder text = new StringBuilder();
    for (Property property : Property.values()) {
      List<String> items = mappingsOf(property);
      items.addAll(ranges(rangesOf(property)));
      String key = property.name().toLowerCase(Locale.ROOT);
      StringBuilder line = new StringBuilder(key);
      for (String item : items) {
        if (line.length() + item.length() >= MAX_LINE) {
          text.append(line).append('\n');
          line = new StringBuilder(key);
        }
        line.append(' ').append(item);
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static List<String> ranges(BitSet set) {
    List<String> ranges = new ArrayList<>();
    for (int first = set.nextSetBit(0); first >= 0; ) {
      int end = set.nextClearBit(first);
      String range = Integer.toHexString(first);
      ranges.add(end - 1 > first ? range + "-" + Integer.toHexString(end - 1) : range);
      first = set.nextSetBit(end);
    }
    return ranges;
  }
}
