package io.ner4j.pattern;

/**
 * Telephone numbers: international ones after {@code +} or {@code 00}, national ones that start
 * with 0, and those of North America in groups of 3, 3 and 4 digits.
 */
final class PhoneFinder implements Finder {

  private static final int MAX_DIGITS = 17;
  private static final int MIN_INTERNATIONAL = 8;
  private static final int MAX_INTERNATIONAL = 15;
  private static final int MIN_NATIONAL = 9;
  private static final int MAX_NATIONAL = 12;
  private static final int MAX_GROUPS = 9;
  private static final String SEPARATORS = "-./()";

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean digit = Characters.isDigit(c);
      int end = (digit || c == '+' || c == '(') && isStart(characters, i) ? end(characters, i) : -1;
      if (end > 0) {
        spans.add(i, end);
        i = end;
      } else {
        i = digit ? characters.allDigits(i) : i + 1;
      }
    }
  }

  /** Whether no other number goes on here. */
  private static boolean isStart(Characters text, int at) {
    char before = text.at(at - 1);
    boolean joined = text.isBlank(at - 1) || "-./,:+".indexOf(before) >= 0;
    return !text.isInWord(at - 1)
        && before != '+'
        && !(joined && text.isDigit(at - 2))
        && !(text.at(at) != '+' && "./,".indexOf(before) >= 0);
  }

  private static int end(Characters text, int from) {
    int[] groups = new int[MAX_GROUPS];
    int count = 0;
    int digits = 0;
    int end = -1;
    int at = text.at(from) == '+' ? from + 1 : from;
    at += text.at(at) == '(' ? 1 : 0;
    int first = at;
    while (count < MAX_GROUPS && text.isDigit(at)) {
      int to = text.digits(at, MAX_DIGITS + 1);
      if (digits + to - at > MAX_DIGITS) {
        break;
      }
      if (count == 0 && first > from && text.at(first - 1) == '(' && text.at(to) != ')') {
        return -1;
      }
      groups[count++] = to - at;
      digits += to - at;
      end = to;
      at = separated(text, to);
    }
    boolean cut = count == 0 || text.isInWord(end) || goesOn(text, end);
    return !cut && isNumber(text, from, first, groups, count, digits) ? end : -1;
  }

  /** The place behind what may part two groups: a blank, a mark, or a bracket and another. */
  private static int separated(Characters text, int from) {
    int at = from;
    while (at < from + 3 && (text.isBlank(at) || SEPARATORS.indexOf(text.at(at)) >= 0)) {
      boolean bracket = at > from && (text.at(at) == '(' || text.at(at - 1) == ')');
      if (at > from && !bracket) {
        break;
      }
      at++;
    }
    return at;
  }

  private static boolean goesOn(Characters text, int end) {
    return "-./,:".indexOf(text.at(end)) >= 0 && text.isDigit(end + 1);
  }

  private static boolean isNumber(
      Characters text, int from, int first, int[] groups, int count, int digits) {
    boolean zero = text.at(first) == '0';
    if (text.at(from) == '+') {
      return !zero && digits >= MIN_INTERNATIONAL && digits <= MAX_INTERNATIONAL;
    }
    if (zero && text.at(first + 1) == '0') {
      return groups[0] >= 2
          && text.at(first + 2) != '0'
          && digits >= MIN_INTERNATIONAL + 2
          && digits <= MAX_INTERNATIONAL + 2;
    }
    if (zero) {
      return groups[0] >= 2 && digits >= MIN_NATIONAL && digits <= MAX_NATIONAL;
    }
    return isNorthAmerican(text, first, groups, count);
  }

  private static boolean isNorthAmerican(Characters text, int first, int[] groups, int count) {
    boolean prefixed = count == 4 && groups[0] == 1 && text.at(first) == '1';
    int area = prefixed ? 1 : 0;
    return count == area + 3
        && groups[area] == 3
        && groups[area + 1] == 3
        && groups[area + 2] == 4
        && (prefixed || text.at(first) >= '2');
  }
}
