package io.ner4j.pattern;

/** E-mail addresses: looks to both sides of each {@code @}. */
final class EmailFinder implements Finder {

  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 253;
  private static final int MIN_TOP_LEVEL = 2;
  private static final String LOCAL_MARKS = ".!#$%&'*+-/=?^`{|}~";

  @Override
  public void find(CharSequence text, Spans spans) {
    Characters characters = new Characters(text);
    int edge = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '@') {
        int start = start(characters, i, edge);
        int end = start < i ? Domain.end(characters, i + 1, MAX_DOMAIN, MIN_TOP_LEVEL) : -1;
        if (end > 0 && characters.at(end) != '@') {
          spans.add(start, end);
          edge = end;
        }
      }
    }
  }

  /** Where the part before the sign starts; the sign itself if there is none. */
  private static int start(Characters text, int at, int edge) {
    int start = at;
    while (start > edge && at - start <= MAX_LOCAL && isLocal(text.at(start - 1))) {
      if (text.at(start) == '.' && text.at(start - 1) == '.') {
        break;
      }
      start--;
    }
    if (at - start > MAX_LOCAL || text.at(at - 1) == '.' || text.at(start - 1) == '@') {
      return at;
    }
    while (start < at && !Characters.isInWord(text.at(start)) && text.at(start) != '+') {
      start++;
    }
    return start;
  }

  private static boolean isLocal(char c) {
    return Characters.isInWord(c) || LOCAL_MARKS.indexOf(c) >= 0;
  }
}
