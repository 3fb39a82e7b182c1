package io.ner4j.redact;

import java.util.Objects;

/**
 * A text without its entities. Immutable.
 *
 * <pre>{@code
 * Redacted redacted = redactor.redact("Ann Lee left.");
 * String text = redacted.text();                  // [PER-1] left.
 * String original = redacted.map().undo(text);    // Ann Lee left.
 * }</pre>
 *
 * @param text the new text
 * @param map what was replaced; holds the names
 * @since 0.1.0
 */
public record Redacted(String text, RedactionMap map) {

  /**
   * Checks that there is a text and a map.
   *
   * @param text the new text
   * @param map what was replaced
   */
  public Redacted {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(map, "map");
  }
}
