package io.ner4j.onnx.tokenizer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bounds how often a regular expression of a tokenizer may go back over a text. Oniguruma, which
 * runs it, ends the process when that is more than ten million times at one place.
 *
 * <p>A pattern is refused unless it has at most one unbounded repetition in a row that something
 * may fail behind, and no repetition of what has choices itself. What tokenizers are published with
 * is far from that.
 */
final class RegexBacktracking {

  /** With segments of 32,768 characters, this many ways make eight million. */
  private static final long MAX_WAYS = 256;

  private static final int MAX_LENGTH = 2000;
  private static final int MAX_GROUPS = 16;

  /**
   * Ways to match, times the length of the text to the power of a degree.
   *
   * @param mayBeEmpty whether it matches nothing where it matches nothing else
   * @param simple whether it is one character, repeated or not
   * @param consumes whether it matches at least one character
   */
  private record Cost(long ways, int degree, boolean mayBeEmpty, boolean simple, boolean consumes) {

    static final Cost NOTHING = new Cost(1, 0, true, false, false);
    static final Cost CHARACTER = new Cost(1, 0, false, true, true);
    static final Cost PLACE = new Cost(1, 0, false, true, false);

    boolean choosing() {
      return ways > 1 || degree > 0;
    }

    Cost then(Cost next) {
      long product = Math.min(ways * next.ways, MAX_WAYS + 1);
      return new Cost(
          product,
          degree + next.degree,
          mayBeEmpty && next.mayBeEmpty,
          false,
          consumes || next.consumes);
    }

    Cost or(Cost other) {
      long sum = Math.min(ways + other.ways, MAX_WAYS + 1);
      int highest = Math.max(degree, other.degree);
      return new Cost(
          sum, highest, mayBeEmpty || other.mayBeEmpty, false, consumes && other.consumes);
    }

    Cost repeated(long moreWays, int moreDegree, boolean none) {
      return new Cost(
          ways + moreWays, degree + moreDegree, mayBeEmpty || none, simple, consumes && !none);
    }
  }

  /** Says why, where a pattern is refused. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Refused(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }

  private final String pattern;
  private int at;
  private int depth;

  private RegexBacktracking(String pattern) {
    this.pattern = pattern;
  }

  /** What is wrong with a pattern, if anything is. */
  static Optional<String> objection(String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      return Optional.of("is longer than " + MAX_LENGTH + " characters");
    }
    try {
      RegexBacktracking parser = new RegexBacktracking(pattern);
      Cost cost = parser.alternatives();
      if (parser.at < pattern.length()) {
        return Optional.of("has an unmatched parenthesis");
      }
      if (!cost.consumes) {
        return Optional.of("may match nothing");
      }
      return cost.degree > 1 || cost.ways > MAX_WAYS
          ? Optional.of("may go back over a text too often")
          : Optional.empty();
    } catch (Refused e) {
      return Optional.of(e.reason);
    }
  }

  private Cost alternatives() {
    Cost cost = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      cost = cost.or(sequence());
    }
    return cost;
  }

  private Cost sequence() {
    List<Cost> items = new ArrayList<>();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      items.add(repeated(atom()));
    }
    Cost cost = Cost.NOTHING;
    // A repetition that nothing can fail behind is never gone back over.
    boolean nothingFailsBehind = depth == 0;
    for (int i = items.size() - 1; i >= 0; i--) {
      Cost item = items.get(i);
      boolean free = nothingFailsBehind && item.simple;
      cost = (free ? new Cost(1, 0, item.mayBeEmpty, true, item.consumes) : item).then(cost);
      nothingFailsBehind &= item.mayBeEmpty;
    }
    return cost;
  }

  private Cost atom() {
    char c = pattern.charAt(at++);
    switch (c) {
      case '^', '$' -> {
        return Cost.PLACE;
      }
      case '\\' -> {
        return escape();
      }
      case '[' -> characters();
      case '(' -> {
        return group();
      }
      case '*', '+' -> throw new Refused("repeats nothing or a repetition");
      default -> {}
    }
    return Cost.CHARACTER;
  }

  private Cost escape() {
    if (at >= pattern.length()) {
      throw new Refused("ends in a backslash");
    }
    char c = pattern.charAt(at++);
    if ("kg123456789KXRCMQE".indexOf(c) >= 0) {
      throw new Refused("has \\" + c);
    }
    if ((c == 'p' || c == 'P' || c == 'x' || c == 'u')
        && at < pattern.length()
        && pattern.charAt(at) == '{') {
      int end = pattern.indexOf('}', at);
      if (end < 0) {
        throw new Refused("has an open brace");
      }
      at = end + 1;
    }
    return "bBAzZGyY".indexOf(c) >= 0 ? Cost.PLACE : Cost.CHARACTER;
  }

  private void characters() {
    int open = 1;
    boolean first = true;
    while (open > 0) {
      if (at >= pattern.length()) {
        throw new Refused("has an open bracket");
      }
      char c = pattern.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        open++;
      } else if (c == ']' && !first) {
        open--;
      }
      first = first && c == '^';
    }
  }

  private Cost group() {
    if (++depth > MAX_GROUPS) {
      throw new Refused("has groups nested too deeply");
    }
    boolean looks = false;
    if (pattern.startsWith("?", at)) {
      int form = pattern.startsWith("?i:", at) ? 3 : 2;
      String opening = pattern.substring(at, Math.min(at + form, pattern.length()));
      if (!opening.equals("?:")
          && !opening.equals("?=")
          && !opening.equals("?!")
          && !opening.equals("?i:")) {
        throw new Refused("has a group of the kind (" + opening);
      }
      looks = opening.equals("?=") || opening.equals("?!");
      at += form;
    }
    Cost cost = alternatives();
    if (at >= pattern.length()) {
      throw new Refused("has an open group");
    }
    at++;
    depth--;
    return new Cost(
        cost.ways, cost.degree, cost.mayBeEmpty && !looks, false, cost.consumes && !looks);
  }

  private Cost repeated(Cost cost) {
    char c = at < pattern.length() ? pattern.charAt(at) : 0;
    if (c != '?' && c != '*' && c != '+' && c != '{') {
      return cost;
    }
    if (c != '?' && (cost.choosing() || cost.mayBeEmpty)) {
      throw new Refused("repeats what has choices");
    }
    if (c == '{') {
      return notAgain(counted(cost));
    }
    at++;
    return notAgain(c == '?' ? cost.repeated(1, 0, true) : cost.repeated(0, 1, c == '*'));
  }

  /** {n}, {n,m} and {n,}. */
  private Cost counted(Cost cost) {
    int end = pattern.indexOf('}', at);
    String count = end < 0 ? "" : pattern.substring(at + 1, end);
    if (!count.matches("\\d{1,2}(,\\d{0,2})?")) {
      throw new Refused("has a brace that is no small count");
    }
    at = end + 1;
    String[] bounds = count.split(",", -1);
    int least = Integer.parseInt(bounds[0]);
    if (bounds.length == 2 && bounds[1].isEmpty()) {
      return cost.repeated(0, 1, least == 0);
    }
    int most = bounds.length == 1 ? least : Integer.parseInt(bounds[1]);
    return cost.repeated(Math.max(0, most - least), 0, least == 0);
  }

  /** A question mark makes a repetition lazy; anything else would repeat it. */
  private Cost notAgain(Cost cost) {
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
    if (at < pattern.length() && "*+{?".indexOf(pattern.charAt(at)) >= 0) {
      throw new Refused("repeats a repetition");
    }
    return cost;
  }
}
