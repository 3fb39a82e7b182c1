package io.ner4j.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded random strings of what trips text software up. For one thread. */
public final class HardStrings {

  /** Pieces of each alphabet; a string mixes a few alphabets. */
  private static final String[][] ALPHABETS = {
    {"Angela", "Merkel", "Paris", "IBM", "de", "la", "O'Neill", "U.N.", "Smith-Jones", "the", "in"},
    {"😀", "👩‍👩‍👧‍👦", "🇫🇷", "👍🏽", "❤️", "𝔓", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u200D", "\uFE0F"},
    {"北", "京", "東京", "𠜎", "𠜱", "𪚥", "ア", "ー", "한국", "김태웅이고", "。", "、"},
    {"e\u0301", "n\u0303", "A\u030A\u0323", "\u0301", "\u20DD", "\u0E01\u0E33", "हिन्दी", "ে", "\uD834\uDD67"},
    {"מרקל", "زار", "باريس", "שלום", "\u200F", "\u202E", "\u202C", "ـ"},
    {"\0", "\u0001", "\u001C", "\u007F", "\u0085", "\u00AD", "\uFEFF", "\u2028", "\uFFFD", "\uFFFF"},
    {"\uD83D", "\uDE00", "\uDBFF", "\uDC00", "\uD800\uD800", "\uDC00\uD800"},
    {" ", "  ", "\t", "\n", "\r\n", "\u00A0", "\u3000", "\u2009", "\u200B"},
    {"ﬁ", "ß", "İ", "ı", "ŉ", "ǅ", "Ａ", "½", "№", "Ⅷ", "ẞ"},
    {"[CLS]", "[SEP]", "[UNK]", "##a", "<s>", "&amp;", "http://x.y/?z=1#q", "a@b.c", "$1,234.56", "-", "."},
  };

  private static final int LONG_WORD = 300;

  private final Random random;

  /**
   * Starts a sequence of strings.
   *
   * @param seed the same seed gives the same strings
   */
  public HardStrings(long seed) {
    random = new Random(seed);
  }

  /**
   * Makes the next string.
   *
   * @return a string of up to a few hundred UTF-16 code units; it may be empty or broken Unicode
   */
  public String next() {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(20);
    String[] first = alphabet();
    String[] second = alphabet();
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(12)) {
        case 0 -> text.append(Character.toChars(random.nextInt(Character.MAX_CODE_POINT + 1)));
        case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        case 2, 3 -> text.append(' ');
        case 4, 5, 6 -> text.append(pick(second));
        default -> text.append(pick(first));
      }
    }
    if (random.nextInt(500) == 0) {
      text.append(pick(first).repeat(LONG_WORD));
    }
    return text.toString();
  }

  /**
   * Makes the next strings.
   *
   * @param count how many
   * @return the strings
   */
  public List<String> next(int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(next());
    }
    return texts;
  }

  private String[] alphabet() {
    return ALPHABETS[random.nextInt(ALPHABETS.length)];
  }

  private String pick(String[] alphabet) {
    return alphabet[random.nextInt(alphabet.length)];
  }
}
