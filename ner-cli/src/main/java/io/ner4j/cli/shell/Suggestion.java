package io.ner4j.cli.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the subcommand or option that was probably meant. */
public final class Suggestion {

  /** Of a word's letters, one in so many may be wrong, and one more. */
  private static final int LETTERS_FOR_AN_ERROR = 4;

  private Suggestion() {}

  /**
   * Says what was probably meant.
   *
   * @param refused what is wrong with the arguments
   * @return text to be added to the message; empty if nothing is near
   */
  public static String of(ParameterException refused) {
    if (!(refused instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    String given = unmatched.getUnmatched().get(0).split("=", 2)[0];
    CommandSpec command = refused.getCommandLine().getCommandSpec();
    List<String> known = new ArrayList<>(command.subcommands().keySet());
    if (given.startsWith("-")) {
      known.clear();
      command.options().forEach(option -> known.addAll(List.of(option.names())));
      known.removeIf(name -> !name.startsWith("--"));
    }
    return nearest(given, known);
  }

  private static String nearest(String given, List<String> known) {
    int allowed = 1 + given.length() / LETTERS_FOR_AN_ERROR;
    return known.stream()
        .filter(name -> distance(given, name) <= allowed)
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }

  /** Levenshtein's distance, in which two neighbours that changed places count once. */
  static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1 && j > 1 && swapped(one, i, other, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
  }

  private static boolean swapped(String one, int i, String other, int j) {
    return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
