package io.ner4j.pattern;

import java.util.List;
import java.util.Set;

/** Dates with the English name of a month. */
final class MonthNames {

  private static final List<String> NAMES =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final int LONGEST = 9;
  private static final int SHORT = 3;
  private static final int YEAR_DIGITS = 4;
  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

  /** A leap year, for dates without a year. */
  private static final int ANY_YEAR = 2000;

  private MonthNames() {}

  /** Where a date ends whose day ends at a place, as in {@code 3rd of March 2024}, or -1. */
  static int endOfDayFirst(Characters text, int from, int dayEnd) {
    int at = behindOrdinal(text, dayEnd);
    if (at == dayEnd && text.at(at) == '.') {
      at++;
    }
    if (!text.isBlank(at)) {
      return -1;
    }
    at++;
    if (text.startsWith(at, "of ")) {
      at += 3;
    }
    int month = month(text, at);
    if (month == 0) {
      return -1;
    }
    at = behindMonth(text, at);
    int yearEnd = behindYear(text, at);
    int year = yearEnd > 0 ? text.number(yearEnd - YEAR_DIGITS, yearEnd) : ANY_YEAR;
    boolean right = Dates.isDate(year, month, text.number(from, dayEnd));
    return right ? yearEnd > 0 ? yearEnd : withoutPoint(text, at) : -1;
  }

  /** Where a date ends that starts with a month, as in {@code March 3, 2024}, or -1. */
  static int endOfMonthFirst(Characters text, int from) {
    int month = month(text, from);
    if (month == 0) {
      return -1;
    }
    int at = behindMonth(text, from);
    int yearOnly = behindYear(text, at);
    if (yearOnly > 0) {
      return yearOnly;
    }
    int dayEnd = text.digits(at + 1, 3);
    if (!text.isBlank(at) || dayEnd == at + 1 || dayEnd > at + 3) {
      return -1;
    }
    int end = behindOrdinal(text, dayEnd);
    int yearEnd = behindYear(text, end);
    int year = yearEnd > 0 ? text.number(yearEnd - YEAR_DIGITS, yearEnd) : ANY_YEAR;
    boolean decimal = ".,:".indexOf(text.at(end)) >= 0 && text.isDigit(end + 1);
    boolean right =
        Dates.isDate(year, month, text.number(at + 1, dayEnd)) && !text.isInWord(end) && !decimal;
    return right ? yearEnd > 0 ? yearEnd : end : -1;
  }

  /** The month that a capitalised word names, or 0. */
  private static int month(Characters text, int at) {
    if (text.at(at) < 'A' || text.at(at) > 'Z') {
      return 0;
    }
    String word = text.letters(at, LONGEST);
    if (text.isInWord(at + word.length())) {
      return 0;
    }
    for (int i = 0; i < NAMES.size(); i++) {
      boolean shortened = word.length() == SHORT || word.equals("sept");
      if (NAMES.get(i).equals(word) || (shortened && NAMES.get(i).startsWith(word))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int behindMonth(Characters text, int at) {
    int end = at + text.letters(at, LONGEST).length();
    return text.at(end) == '.' ? end + 1 : end;
  }

  /** A full stop behind a month that nothing follows ends the sentence. */
  private static int withoutPoint(Characters text, int end) {
    return text.at(end - 1) == '.' ? end - 1 : end;
  }

  private static int behindOrdinal(Characters text, int at) {
    return ORDINALS.contains(text.letters(at, 3)) ? at + 2 : at;
  }

  /** Where a year ends that follows behind a blank, and a comma before it, or -1. */
  private static int behindYear(Characters text, int from) {
    int at = text.at(from) == ',' ? from + 1 : from;
    if (!text.isBlank(at)) {
      return -1;
    }
    int end = text.digits(at + 1, YEAR_DIGITS + 1);
    boolean year =
        end == at + 1 + YEAR_DIGITS
            && !text.isInWord(end)
            && Dates.isYear(text.number(at + 1, end));
    return year ? end : -1;
  }
}
