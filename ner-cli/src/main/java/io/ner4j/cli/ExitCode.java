package io.ner4j.cli;

/** What the command line exits with, so that scripts can tell. */
final class ExitCode {

  static final int DONE = 0;

  /** The model, the device, or writing. */
  static final int FAILED = 1;

  /** Options or arguments that make no sense. */
  static final int USAGE = 2;

  /** A file is missing, or holds what cannot be read. */
  static final int INPUT = 3;

  /** Nobody reads standard output any more: what shells show for a program that dies of that. */
  static final int UNREAD = 141;

  private ExitCode() {}
}
