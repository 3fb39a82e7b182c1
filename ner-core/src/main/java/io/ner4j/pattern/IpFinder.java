package io.ner4j.pattern;

/** Addresses of the internet protocol, of versions 4 and 6. */
final class IpFinder implements Finder {

  private static final int LONGEST = 45;
  private static final int GROUPS = 8;
  private static final int OCTETS = 4;

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    int i = 0;
    while (i < text.length()) {
      if (!isPart(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      if (!addVersion6(characters, i, end, spans)) {
        addVersion4(characters, i, end, spans);
      }
      i = end;
    }
  }

  private static boolean isPart(char c) {
    return Characters.isDigit(c)
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == ':'
        || c == '.';
  }

  private static boolean addVersion6(Characters text, int start, int to, Spans spans) {
    int end = to;
    while (end > start
        && (text.at(end - 1) == '.' || (text.at(end - 1) == ':' && text.at(end - 2) != ':'))) {
      end--;
    }
    if (end - start > LONGEST || text.isInWord(start - 1) || text.isInWord(to)) {
      return false;
    }
    if (!isVersion6(text.part(start, end))) {
      return false;
    }
    spans.add(start, end);
    return true;
  }

  static boolean isVersion6(String address) {
    int gap = address.indexOf("::");
    if (gap >= 0 && (address.indexOf("::", gap + 1) >= 0)) {
      return false;
    }
    boolean hasDigit = address.chars().anyMatch(c -> c >= '0' && c <= '9');
    int before =
        gap < 0 ? groups(address, true) : gap == 0 ? 0 : groups(address.substring(0, gap), false);
    if (gap < 0) {
      return hasDigit && before == GROUPS;
    }
    String rest = address.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest, true);
    return hasDigit && before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** How many groups of 16 bits a part has; far below zero if one is none. */
  private static int groups(String part, boolean last) {
    String[] all = part.split(":", -1);
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (last && i == all.length - 1 && all[i].indexOf('.') >= 0) {
        Characters octets = new Characters(all[i]);
        count += version4(octets, 0) == all[i].length() ? 2 : -100;
      } else if (all[i].isEmpty() || all[i].length() > 4 || all[i].indexOf('.') >= 0) {
        return -100;
      } else {
        count++;
      }
    }
    return count;
  }

  private static void addVersion4(Characters text, int from, int to, Spans spans) {
    int at = from;
    while (at < to) {
      int end = text.isDigit(at) && isStart(text, at) ? version4(text, at) : -1;
      if (end > 0 && !text.isInWord(end) && !(text.at(end) == '.' && text.isDigit(end + 1))) {
        spans.add(at, end);
        at = end;
      } else {
        at = Math.max(at + 1, text.digits(at, to - at));
      }
    }
  }

  private static boolean isStart(Characters text, int at) {
    return !text.isInWord(at - 1) && text.at(at - 1) != '.';
  }

  /** Where four octets end that start at a place, or -1. */
  private static int version4(Characters text, int from) {
    int at = from;
    for (int octet = 1; ; octet++) {
      int end = text.digits(at, 4);
      boolean leadingZero = text.at(at) == '0' && end > at + 1;
      if (end == at || end > at + 3 || leadingZero || text.number(at, end) > 255) {
        return -1;
      }
      if (octet == OCTETS) {
        return end;
      }
      if (text.at(end) != '.') {
        return -1;
      }
      at = end + 1;
    }
  }
}
