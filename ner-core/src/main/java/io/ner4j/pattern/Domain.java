package io.ner4j.pattern;

/** Names of hosts. */
final class Domain {

  private static final int MAX_LABEL = 63;

  private Domain() {}

  /**
   * Where a name of two labels or more ends, the last of which has letters only.
   *
   * @param most characters at most
   * @param topLevel letters of the last label at least
   * @return the place behind it, or -1 if there is none
   */
  static int end(Characters text, int from, int most, int topLevel) {
    int end = -1;
    int at = from;
    for (int labels = 1; at - from <= most; labels++) {
      int label = label(text, at);
      if (label == at || label - at > MAX_LABEL || label - from > most) {
        break;
      }
      if (labels > 1 && label - at >= topLevel && isTopLevel(text, at, label)) {
        end = label;
      }
      if (text.at(label) != '.') {
        break;
      }
      at = label + 1;
    }
    return end > 0 && !goesOn(text, end) ? end : -1;
  }

  /** The place behind the letters, digits and inner hyphens from a place on. */
  private static int label(Characters text, int from) {
    int at = from;
    while (at - from <= MAX_LABEL && (isLabelPart(text.at(at)) || text.at(at) == '-')) {
      at++;
    }
    while (at > from && text.at(at - 1) == '-') {
      at--;
    }
    return text.at(from) == '-' ? from : at;
  }

  private static boolean isLabelPart(char c) {
    return c != '_' && Characters.isInWord(c);
  }

  private static boolean isTopLevel(Characters text, int from, int to) {
    if (text.startsWith(from, "xn--")) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (Characters.isDigit(text.at(i)) || text.at(i) == '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean goesOn(Characters text, int end) {
    return text.isInWord(end) || (text.at(end) == '-' && text.isInWord(end + 1));
  }
}
