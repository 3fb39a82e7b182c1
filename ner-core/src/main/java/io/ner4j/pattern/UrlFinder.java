package io.ner4j.pattern;

import java.util.Set;

/** Addresses of the web, of the schemes http, https and ftp, or that start with {@code www.}. */
final class UrlFinder implements Finder {

  private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps");
  private static final int LONGEST_SCHEME = 5;
  private static final int MAX_AUTHORITY = 320;
  private static final int MAX_DOMAIN = 253;
  private static final String WWW = "www.";

  private static final String NOT_IN_URLS = "\"<>\\^`{|}";
  private static final String NOT_AT_END = ".,;:!?'*_";

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    int edge = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int start = -1;
      int end = -1;
      if (c == ':' && characters.startsWith(i, "://")) {
        start = scheme(characters, i, edge);
        end = start < 0 ? -1 : end(characters, i + 3, false);
      } else if ((c == 'w' || c == 'W') && isWww(characters, i, edge)) {
        start = i;
        end = end(characters, i, true);
      }
      if (end > 0) {
        spans.add(start, end);
        edge = end;
        i = end - 1;
      }
    }
  }

  private static int scheme(Characters text, int colon, int edge) {
    int start = colon;
    while (start > edge && colon - start <= LONGEST_SCHEME && text.isInWord(start - 1)) {
      start--;
    }
    return SCHEMES.contains(text.letters(start, colon - start)) ? start : -1;
  }

  private static boolean isWww(Characters text, int at, int edge) {
    boolean inside = at > edge && (text.isInWord(at - 1) || "/.@-".indexOf(text.at(at - 1)) >= 0);
    return !inside && text.letters(at, 3).equals("www") && text.at(at + 3) == '.';
  }

  /** Where an address ends whose host starts at a place, or -1 if there is no host. */
  private static int end(Characters text, int from, boolean www) {
    int authority = from;
    int host = from;
    while (authority - from <= MAX_AUTHORITY && isInAuthority(text.at(authority))) {
      host = text.at(authority) == '@' ? authority + 1 : host;
      authority++;
    }
    if (authority - from > MAX_AUTHORITY || !isHost(text, www ? from : host, authority, www)) {
      return -1;
    }
    int end = authority;
    while (isInUrl(text.at(end))) {
      end++;
    }
    return trimmed(text, authority, end);
  }

  private static boolean isInAuthority(char c) {
    return isInUrl(c) && "/?#".indexOf(c) < 0;
  }

  private static boolean isInUrl(char c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7F && NOT_IN_URLS.indexOf(c) < 0;
    }
    return Characters.isInWord(c);
  }

  private static boolean isHost(Characters text, int from, int to, boolean www) {
    if (text.at(from) == '[') {
      return from + 1 < to
          && (Characters.isDigit(text.at(from + 1))
              || text.at(from + 1) == ':'
              || Characters.isAsciiLetter(text.at(from + 1)));
    }
    if (www) {
      return Domain.end(text, from + WWW.length(), MAX_DOMAIN, 2) > 0;
    }
    return from < to && text.isInWord(from);
  }

  /**
   * The end without the punctuation of the sentence around, and without brackets that it closes.
   */
  private static int trimmed(Characters text, int from, int to) {
    int round = 0;
    int square = 0;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
      square += c == '[' ? 1 : c == ']' ? -1 : 0;
    }
    int end = to;
    while (true) {
      char last = text.at(end - 1);
      if (last == ')' && round < 0) {
        round++;
      } else if (last == ']' && square < 0 && end > from) {
        square++;
      } else if (NOT_AT_END.indexOf(last) < 0) {
        return end;
      }
      end--;
    }
  }
}
