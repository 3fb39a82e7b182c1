package io.ner4j.pattern;

import java.util.Set;

/** Sums of money: a number with the sign, code or name of a currency before or behind it. */
final class MoneyFinder implements Finder {

  private static final String SIGNS = "$€£¥₹₩₽₺₪฿₫￥＄￡";

  private static final Set<String> CODES =
      Set.of(
          "USD", "EUR", "GBP", "JPY", "CHF", "CNY", "RMB", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK",
          "PLN", "CZK", "HUF", "RON", "BGN", "INR", "KRW", "BRL", "MXN", "ZAR", "RUB", "ILS", "AED",
          "SAR", "SGD", "HKD", "THB", "IDR", "MYR", "VND", "TWD", "UAH");

  private static final Set<String> NAMES =
      Set.of(
          "dollar", "dollars", "euro", "euros", "pound", "pounds", "cent", "cents", "yen", "yuan",
          "franc", "francs", "rupee", "rupees", "peso", "pesos", "krona", "kronor", "kroner",
          "zloty");

  private static final Set<String> FACTORS =
      Set.of("thousand", "million", "billion", "trillion", "k", "m", "bn", "mio", "mrd");

  /** What may stand before the dollar's sign. */
  private static final Set<String> COUNTRIES =
      Set.of("us", "a", "au", "c", "ca", "hk", "nz", "s", "r");

  private static final int CODE = 3;
  private static final int LONGEST_NAME = 8;
  private static final int LONGEST_COUNTRY = 2;
  private static final int MAX_GROUPS = 8;
  private static final int MAX_DIGITS = 15;

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    int edge = 0;
    int i = 0;
    while (i < text.length()) {
      if (!Characters.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int number = endOfNumber(characters, i);
      int start = start(characters, i, edge);
      int end = number < 0 ? -1 : end(characters, number, start < i);
      if (end > 0) {
        spans.add(start, end);
        edge = end;
        i = end;
      } else {
        i = characters.allDigits(i);
      }
    }
  }

  /** Where a number ends: digits, in groups of three or not, and two digits at most behind them. */
  private static int endOfNumber(Characters text, int from) {
    boolean inNumber = ".,'".indexOf(text.at(from - 1)) >= 0 && text.isDigit(from - 2);
    int end = text.digits(from, MAX_DIGITS + 1);
    if (inNumber || end - from > MAX_DIGITS) {
      return -1;
    }
    if (end - from <= 3) {
      int groups = 0;
      while (groups++ < MAX_GROUPS
          && (".,'’".indexOf(text.at(end)) >= 0 || text.isBlank(end))
          && text.digits(end + 1, 4) == end + 4) {
        end += 4;
      }
    }
    if (".,".indexOf(text.at(end)) >= 0) {
      int decimals = text.digits(end + 1, 3) - end - 1;
      end += decimals == 1 || decimals == 2 ? decimals + 1 : 0;
    }
    return text.isDigit(end) ? -1 : end;
  }

  /** Where a currency before a number starts; the number itself if there is none. */
  private static int start(Characters text, int number, int edge) {
    int at = text.isBlank(number - 1) ? number - 1 : number;
    if (at > edge && SIGNS.indexOf(text.at(at - 1)) >= 0) {
      int sign = at - 1;
      int letters = sign;
      while (letters > edge && sign - letters <= LONGEST_COUNTRY && text.isInWord(letters - 1)) {
        letters--;
      }
      return COUNTRIES.contains(text.letters(letters, sign - letters)) ? letters : sign;
    }
    int code = at - CODE;
    boolean isCode =
        code >= edge && !text.isInWord(code - 1) && CODES.contains(text.part(code, at));
    return isCode ? code : number;
  }

  /** Where a sum ends, or -1 if there is no currency. */
  private static int end(Characters text, int number, boolean signed) {
    int amount = behindFactor(text, number);
    int end = behindCurrency(text, amount);
    if (end > 0) {
      return end;
    }
    boolean percent = text.at(amount) == '%';
    return signed && !text.isInWord(amount) && !percent ? amount : -1;
  }

  private static int behindFactor(Characters text, int from) {
    int at = text.isBlank(from) ? from + 1 : from;
    if ("万億亿".indexOf(text.at(at)) >= 0) {
      return at + 1;
    }
    String word = text.letters(at, LONGEST_NAME + 1);
    if (!FACTORS.contains(word) || text.isInWord(at + word.length())) {
      return from;
    }
    int end = at + word.length();
    return (word.equals("mio") || word.equals("mrd")) && text.at(end) == '.' ? end + 1 : end;
  }

  private static int behindCurrency(Characters text, int from) {
    int at = text.isBlank(from) ? from + 1 : from;
    char c = text.at(at);
    if (SIGNS.indexOf(c) >= 0 || c == '元' || c == '円') {
      return text.isDigit(at + 1) ? -1 : at + 1;
    }
    String word = text.letters(at, LONGEST_NAME + 1);
    if (text.isInWord(at + word.length())) {
      return -1;
    }
    boolean named = NAMES.contains(word);
    boolean coded = word.length() == CODE && CODES.contains(text.part(at, at + CODE));
    return named || coded ? at + word.length() : -1;
  }
}
