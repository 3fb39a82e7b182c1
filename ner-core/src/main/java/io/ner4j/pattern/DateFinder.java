package io.ner4j.pattern;

/**
 * Calendar dates: {@code 2024-02-29}, {@code 29.2.2024}, {@code 02/29/24}, {@code 29 February
 * 2024}, {@code February 29, 2024}, {@code February 2024} and {@code 2024年2月29日}.
 */
final class DateFinder implements Finder {

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean digit = Characters.isDigit(c);
      boolean start = (digit || (c >= 'A' && c <= 'S')) && isStart(characters, i);
      int end =
          !start
              ? -1
              : digit
                  ? Dates.endOfDigits(characters, i)
                  : MonthNames.endOfMonthFirst(characters, i);
      if (end > 0) {
        spans.add(i, end);
        i = end;
      } else {
        i = digit ? characters.allDigits(i) : i + 1;
      }
    }
  }

  private static boolean isStart(Characters text, int at) {
    boolean joined = "-./".indexOf(text.at(at - 1)) >= 0 && text.isInWord(at - 2);
    return !text.isInWord(at - 1) && !joined;
  }
}
