package io.ner4j.pattern;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** International bank account numbers (ISO 13616) whose length and check digits are right. */
final class IbanFinder implements Finder {

  private static final int GROUP = 4;

  /** Countries and how many characters their numbers have, by the registry of SWIFT. */
  private static final String REGISTRY =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18"
          + " DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22"
          + " IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19"
          + " MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31"
          + " SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

  private static final Map<String, Integer> LENGTHS = new HashMap<>();

  static {
    for (String entry : REGISTRY.split(" ", -1)) {
      LENGTHS.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
    }
  }

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    for (int i = 0; i + GROUP <= text.length(); i++) {
      if (Characters.isAsciiLetter(text.charAt(i)) && !characters.isInWord(i - 1)) {
        int end = end(characters, i);
        if (end > 0) {
          spans.add(i, end);
          i = end - 1;
        }
      }
    }
  }

  private static int end(Characters text, int from) {
    if (!Characters.isAsciiLetter(text.at(from + 1)) || text.digits(from + 2, 2) != from + GROUP) {
      return -1;
    }
    Integer length = LENGTHS.get(text.part(from, from + 2).toUpperCase(Locale.ROOT));
    if (length == null) {
      return -1;
    }
    StringBuilder number = new StringBuilder();
    int at = from;
    while (number.length() < length) {
      if (number.length() > 0 && number.length() % GROUP == 0 && text.isBlank(at)) {
        at++;
      }
      char c = text.at(at++);
      if (!Characters.isDigit(c) && !Characters.isAsciiLetter(c)) {
        return -1;
      }
      number.append(Character.toUpperCase(c));
    }
    return !text.isInWord(at) && isChecked(number) ? at : -1;
  }

  /** Whether the number is 1 modulo 97, with its first four characters behind the others. */
  private static boolean isChecked(StringBuilder number) {
    int rest = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = Character.digit(number.charAt((i + GROUP) % number.length()), 36);
      rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
    }
    return rest == 1;
  }
}
