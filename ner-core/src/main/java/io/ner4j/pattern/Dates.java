package io.ner4j.pattern;

/** Dates that start with a digit. */
final class Dates {

  private static final int YEAR_DIGITS = 4;
  private static final int MIN_YEAR = 1000;
  private static final int MAX_YEAR = 2999;
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Dates() {}

  /** Where a date ends that starts with a digit at a place, or -1. */
  static int endOfDigits(Characters text, int from) {
    int first = text.digits(from, YEAR_DIGITS + 1);
    char separator = text.at(first);
    int digits = first - from;
    if (digits > YEAR_DIGITS) {
      return -1;
    }
    if (separator == '年') {
      return digits == YEAR_DIGITS ? endOfIdeographs(text, from, first) : -1;
    }
    if ("-./".indexOf(separator) >= 0 && text.isDigit(first + 1)) {
      return digits == 3 ? -1 : endOfNumbers(text, from, first, separator);
    }
    return digits <= 2 ? MonthNames.endOfDayFirst(text, from, first) : -1;
  }

  private static int endOfNumbers(Characters text, int from, int first, char separator) {
    int second = text.digits(first + 1, 3);
    if (second - first > 3 || text.at(second) != separator) {
      return -1;
    }
    int third = text.digits(second + 1, YEAR_DIGITS + 1);
    int one = text.number(from, first);
    int two = text.number(first + 1, second);
    int three = text.number(second + 1, third);
    int digits = third - second - 1;
    boolean right;
    if (first - from == YEAR_DIGITS) {
      right = digits >= 1 && digits <= 2 && isDate(one, two, three);
    } else {
      int year = digits == 2 ? 2000 + three : digits == YEAR_DIGITS ? three : 0;
      right = isDate(year, two, one) || (separator != '.' && isDate(year, one, two));
    }
    return right && endsHere(text, third, separator) ? third : -1;
  }

  /** A time may follow behind a T. */
  private static boolean endsHere(Characters text, int end, char separator) {
    boolean time = text.at(end) == 'T' && text.isDigit(end + 1);
    boolean goesOn = text.at(end) == separator && text.isInWord(end + 1);
    return (time || !text.isInWord(end)) && !goesOn;
  }

  private static int endOfIdeographs(Characters text, int from, int year) {
    int month = text.digits(year + 1, 2);
    if (month == year + 1 || text.at(month) != '月') {
      return -1;
    }
    int day = text.digits(month + 1, 2);
    boolean days = day > month + 1 && (text.at(day) == '日' || text.at(day) == '号');
    int number = days ? text.number(month + 1, day) : 1;
    boolean right = isDate(text.number(from, year), text.number(year + 1, month), number);
    if (!right) {
      return -1;
    }
    return days ? day + 1 : month + 1;
  }

  static boolean isYear(int year) {
    return year >= MIN_YEAR && year <= MAX_YEAR;
  }

  static boolean isDate(int year, int month, int day) {
    if (!isYear(year) || month < 1 || month > DAYS.length || day < 1 || day > DAYS[month - 1]) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
  }
}
