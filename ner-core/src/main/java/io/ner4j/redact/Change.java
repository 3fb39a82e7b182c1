package io.ner4j.redact;

import java.util.Locale;
import java.util.Objects;

/**
 * A part of a text that was replaced. Immutable.
 *
 * <pre>{@code
 * Change change = new Change(0, "Ann Lee", "[PER]");
 * RedactionMap map = RedactionMap.of(List.of(change));
 * map.undo("[PER] left."); // Ann Lee left.
 * }</pre>
 *
 * @param start where the part starts in the original text, as a UTF-16 offset
 * @param original the part as it stands in the original text
 * @param replacement what stands in its place in the redacted text; may be empty
 * @since 0.1.0
 */
public record Change(int start, String original, String replacement) {

  /**
   * Checks the offset.
   *
   * @param start where the part starts in the original text, as a UTF-16 offset
   * @param original the part as it stands in the original text
   * @param replacement what stands in its place in the redacted text; may be empty
   * @throws IllegalArgumentException if the offset is negative, or the original is empty
   */
  public Change {
    Objects.requireNonNull(original, "original");
    Objects.requireNonNull(replacement, "replacement");
    if (start < 0 || original.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a change needs a start >= 0 and an original text, but has start %d and %d code"
                  + " units",
              start,
              original.length()));
    }
  }

  /** {@return where the part ends in the original text} */
  public int end() {
    return start + original.length();
  }
}
