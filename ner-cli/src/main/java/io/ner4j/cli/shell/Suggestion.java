package io.ner4j.cli.shell;

import io.ner4j.words.Spelling;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the subcommand or option that was probably meant. */
public final class Suggestion {

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
    return Spelling.suggestion(given, known);
  }
}
