package io.ner4j.spark;

import java.util.Locale;

/** What becomes of a row whose text cannot be read. */
enum OnError {
  /** The task fails. */
  FAIL,
  /** The row has null for its entities. */
  NULL,
  /** As {@link #NULL}, and a column has the message. */
  COLUMN;

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none
   */
  static OnError of(String name) {
    for (OnError onError : values()) {
      if (onError.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return onError;
      }
    }
    throw new IllegalArgumentException("expected onError fail, null or column, but found " + name);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
