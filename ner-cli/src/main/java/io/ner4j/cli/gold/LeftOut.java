package io.ner4j.cli.gold;

import io.ner4j.cli.input.BadInputException;
import java.util.function.Consumer;

/** Ends the reading at a line that cannot be read, or tells and counts such lines. */
public final class LeftOut {

  private final boolean skips;
  private final Consumer<String> messages;
  private long count;

  LeftOut(boolean skips, Consumer<String> messages) {
    this.skips = skips;
    this.messages = messages;
  }

  /**
   * Takes a line that cannot be read.
   *
   * @param message where it is, and why
   * @throws BadInputException if such lines are not left out
   */
  void add(String message) throws BadInputException {
    if (!skips) {
      throw new BadInputException(message + "; --skip-bad would leave it out");
    }
    count++;
    messages.accept(message + "; left out");
  }

  /** Says something else of the file. */
  void say(String message) {
    messages.accept(message);
  }

  /** How many lines were left out. */
  public long count() {
    return count;
  }
}
