package io.ner4j.server.http;

import java.io.Serial;

/** Why a request gets no answer but an error; its message goes to the client. */
public final class Problem extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Makes a problem.
   *
   * @param status status of the response, 400 to 599
   * @param message what was expected, what was found, and how to fix it
   */
  public Problem(int status, String message) {
    // Thrown often and never looked at in a debugger: no stack trace.
    super(message, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
