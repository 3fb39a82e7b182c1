package io.ner4j.cli;

import io.ner4j.cli.input.BadInputException;
import io.ner4j.redact.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code --key-file} names. */
final class KeyFile {

  static final String DESCRIPTION =
      "The key of hmac: a file of 16 bytes or more, such as openssl rand 32 makes.";

  private KeyFile() {}

  /**
   * Reads the key.
   *
   * @throws BadInputException if it cannot be read, or is too short
   */
  static Policy hmac(Path file) throws BadInputException {
    try {
      return Policy.hmac(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot read the key: " + e.getMessage());
    }
  }
}
