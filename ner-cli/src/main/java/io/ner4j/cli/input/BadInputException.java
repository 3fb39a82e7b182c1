package io.ner4j.cli.input;

import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file or a record of it that cannot be read. The message says where it is. */
public final class BadInputException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /** Characters of a message; it may quote what was found, of any length. */
  static final int LONGEST = 1000;

  /** What would end the line that the message is. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029&&[^\t]]");

  public BadInputException(String message) {
    super(onOneLine(message));
  }

  public BadInputException(Position position, String message) {
    this(position + ": " + message);
  }

  private static String onOneLine(String message) {
    String start = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
    return CONTROL
        .matcher(start)
        .replaceAll(
            found -> String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
  }

  /** Says the same of a place that is known now. */
  public BadInputException at(Position position) {
    return new BadInputException(position, String.valueOf(getMessage()));
  }
}
