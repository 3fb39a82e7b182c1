package io.ner4j.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

  private static final char[] ALPHABET = {
    'a', ' ', '\u0301', '\ud83d', '\ude00', '\ud800', '\udfff', '\udbff', '\udc00', '\ufffd',
    '\uffff'
  };

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  @Test
  void loneSurrogatesAreReplacedOneForOne() {
    for (long seed = 0; seed < 20_000; seed++) {
      String text = random(new Random(seed));
      StringBuilder expected = new StringBuilder();
      text.codePoints()
          .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
          .forEach(expected::appendCodePoint);
      assertThat(Characters.withoutLoneSurrogates(text))
          .as("seed " + seed)
          .hasSameSizeAs(text)
          .isEqualTo(expected.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "😀", "👨‍👩‍👧 é 𠀀"})
  void aWellFormedTextStaysTheSame(String text) {
    assertThat(Characters.withoutLoneSurrogates(text)).isSameAs(text);
  }

  @Test
  void bordersLieBetweenCharactersWithTheirMarks() {
    for (long seed = 0; seed < 5000; seed++) {
      String text = random(new Random(seed));
      for (int index = 0; index <= text.length(); index++) {
        int codePoints = text.codePointCount(0, index) + text.codePointCount(index, text.length());
        boolean whole = codePoints == text.codePointCount(0, text.length());
        boolean edge = index == 0 || index == text.length();
        assertThat(Characters.isBorder(text, index))
            .as("seed " + seed + ", index " + index)
            .isEqualTo(edge || (whole && text.charAt(index) != '\u0301'));
      }
    }
  }

  @Test
  void supplementaryMarksBelongToTheCharacterBefore() {
    assertThat(Characters.isBorder("a\ud834\udd65b", 1)).isFalse();
    assertThat(Characters.isBorder("a\ud834\udd65b", 2)).isFalse();
    assertThat(Characters.isBorder("a\ud834\udd65b", 3)).isTrue();
  }

  @Test
  void whiteSpaceIsUnicodesAndJavas() {
    Pattern pattern = Pattern.compile("[\\p{IsWhite_Space}\\p{Z}\\x{1C}-\\x{1F}]");
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      boolean expected = pattern.matcher(Character.toString(c)).matches();
      assertThat(Characters.isWhiteSpace((char) c)).as("U+%04X", c).isEqualTo(expected);
    }
  }

  @Test
  void marksAndWordPartsAreThoseOfTheCategories() {
    Pattern mark = Pattern.compile("\\p{M}");
    Pattern wordPart = Pattern.compile("[\\p{L}\\p{Nd}\\p{M}]");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String character = Character.toString(c);
      if (Characters.isMark(c) != mark.matcher(character).matches()
          || Characters.isWordPart(c) != wordPart.matcher(character).matches()) {
        assertThat(String.format(Locale.ROOT, "U+%04X", c))
            .as("differs from its category")
            .isEmpty();
      }
    }
  }

  @Test
  void aTextOfWhiteSpaceIsBlank() {
    assertThat(Characters.isBlank("")).isTrue();
    assertThat(Characters.isBlank(" \t\r\n\u000b\u0085\u00a0\u2003\u2028\u202f\u3000")).isTrue();
    assertThat(Characters.isBlank(" \u200b")).as("zero-width space").isFalse();
    assertThat(Characters.isBlank("\u0000")).isFalse();
    assertThat(Characters.isBlank(" a ")).isFalse();
  }
}
