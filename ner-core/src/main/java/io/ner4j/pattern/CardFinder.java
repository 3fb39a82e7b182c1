package io.ner4j.pattern;

/** Numbers of payment cards: of a known issuer and length, with Luhn's check digit. */
final class CardFinder implements Finder {

  private static final int MIN_DIGITS = 12;
  private static final int MAX_DIGITS = 19;
  private static final int MIN_GROUP = 3;

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    int i = 0;
    while (i < text.length()) {
      if (!Characters.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = characters.isInWord(i - 1) ? -1 : end(characters, i);
      if (end > 0) {
        spans.add(i, end);
        i = end;
      } else {
        i = characters.allDigits(i);
      }
    }
  }

  /** Where the longest number ends that starts at a place, or -1. */
  private static int end(Characters text, int from) {
    int[] digits = new int[MAX_DIGITS];
    int count = 0;
    int found = -1;
    int at = from;
    char separator = 0;
    while (true) {
      int end = text.digits(at, MAX_DIGITS + 1);
      if (end - at < MIN_GROUP || count + end - at > MAX_DIGITS) {
        return found;
      }
      for (; at < end; at++) {
        digits[count++] = text.at(at) - '0';
      }
      if (!text.isInWord(end) && isCard(digits, count)) {
        found = end;
      }
      char next = text.at(end);
      if ((next != ' ' && next != '-') || (separator != 0 && separator != next)) {
        return found;
      }
      separator = next;
      at = end + 1;
    }
  }

  private static boolean isCard(int[] digits, int count) {
    return count >= MIN_DIGITS && isIssued(digits, count) && isChecked(digits, count);
  }

  private static boolean isIssued(int[] digits, int count) {
    int four = ((digits[0] * 10 + digits[1]) * 10 + digits[2]) * 10 + digits[3];
    int two = four / 100;
    return switch (digits[0]) {
      case 2 ->
          (four >= 2221 && four <= 2720 && count == 16)
              || (four >= 2200 && four <= 2204 && count >= 16);
      case 3 ->
          ((two == 34 || two == 37) && count == 15)
              || ((four / 10 <= 305 || four == 3095 || two == 36 || two >= 38) && count == 14)
              || (four >= 3528 && four <= 3589 && count >= 16);
      case 4 -> count == 13 || count == 16 || count == 19;
      case 5 -> (two >= 51 && two <= 55 && count == 16) || two == 50 || two >= 56;
      case 6 -> two == 62 ? count >= 16 : isDiscover(four) ? count >= 16 : two == 63 || two == 67;
      default -> false;
    };
  }

  private static boolean isDiscover(int four) {
    return four == 6011 || (four >= 6440 && four <= 6599);
  }

  private static boolean isChecked(int[] digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int digit = digits[count - 1 - i];
      int counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
