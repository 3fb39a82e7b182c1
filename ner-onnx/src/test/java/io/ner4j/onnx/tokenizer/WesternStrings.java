package io.ner4j.onnx.tokenizer;

import io.ner4j.contract.HardStrings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Seeded random texts of a vocabulary's words and what may stand between them. For one thread. */
final class WesternStrings {

  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éÉüÜñßçÅåøØłŁšŠžőǅǆªº²½€°™";

  private static final String MARKS =
      ".,;:!?'\"()-/\\@#$%&*+=<>^_`{|}~\u00A1\u00A7\u00AB\u00BB\u00BF\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026\u2030\u203A";

  private static final List<String> BLANKS =
      List.of(" ", " ", " ", "  ", "\t", "\n", "\r\n", "\u00A0", "\u2009", "\u202F");

  /** What is not in the set, or makes the library look twice. */
  private static final List<String> OTHERS =
      List.of("[CLS]", "[", "\u0301", "\u00AD", "\u0085", "東京", "😀", "İ", "ﬁ", "\u200B", "Ω", "ж");

  private final Random random;
  private final HardStrings hard;
  private final List<String> words;

  WesternStrings(long seed, List<String> words) {
    this.random = new Random(seed);
    this.hard = new HardStrings(seed);
    this.words = words;
  }

  List<String> next(int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(random.nextInt(20) == 0 ? withoutLoneSurrogates(hard.next()) : next());
    }
    return texts;
  }

  /** As texts come to a tokenizer. */
  private static String withoutLoneSurrogates(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private String next() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(16); pieces > 0; pieces--) {
      switch (random.nextInt(16)) {
        case 0, 1, 2, 3 -> text.append(pick(BLANKS)).append(word());
        case 4, 5, 6 -> text.append(word());
        case 7 -> text.append(word().toUpperCase(Locale.ROOT));
        case 8, 9 -> text.append(letters(1 + random.nextInt(8)));
        case 10, 11 -> text.append(MARKS.charAt(random.nextInt(MARKS.length())));
        case 12 -> text.append((char) (0xA0 + random.nextInt(0x1B0)));
        case 13 -> text.append((char) (0x2010 + random.nextInt(random.nextInt(4) > 0 ? 24 : 288)));
        case 14 -> text.append(random.nextInt(20) == 0 ? longWord() : pick(BLANKS));
        default -> text.append(random.nextInt(10) == 0 ? pick(OTHERS) : pick(BLANKS));
      }
    }
    return text.toString();
  }

  private String word() {
    String word = pick(words);
    return random.nextInt(4) > 0 ? word.replaceFirst("^##", "") : word;
  }

  /** Around the hundred characters that BERT's longest word has, or far beyond. */
  private String longWord() {
    return switch (random.nextInt(3)) {
      case 0 -> letters(98 + random.nextInt(5));
      case 1 -> word().repeat(1 + random.nextInt(60));
      default -> "a".repeat(98 + random.nextInt(5));
    };
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
