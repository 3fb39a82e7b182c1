package io.ner4j.cli.output;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** An output that cannot be written. The message says which, and why. */
public final class WriteException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean unread;

  private WriteException(String message, IOException cause, boolean unread) {
    super(message, cause);
    this.unread = unread;
  }

  static WriteException of(String place, IOException cause) {
    return new WriteException("cannot write to " + place + ": " + reason(cause), cause, false);
  }

  /** Whoever read standard output stopped, as {@code head} does. */
  static WriteException ofBrokenPipe(IOException cause) {
    return new WriteException("nobody reads standard output any more", cause, true);
  }

  /** Whether there is nothing to say: the reader has what it wanted. */
  public boolean unread() {
    return unread;
  }

  /** The system's words without the file's name, which the message has already. */
  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }
}
