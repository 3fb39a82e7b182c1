package io.ner4j.examples.cli;

import java.io.IOException;
import java.io.Serial;

/** A file or a record of it that cannot be read. The message says where it is. */
final class BadInputException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    super(message);
  }

  BadInputException(Position position, String message) {
    super(position + ": " + message);
  }

  /** Says the same of a place that is known now. */
  BadInputException at(Position position) {
    return new BadInputException(position, String.valueOf(getMessage()));
  }
}
