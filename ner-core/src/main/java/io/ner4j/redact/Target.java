package io.ner4j.redact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is replaced: a part of a text that entities cover. Immutable.
 *
 * <pre>{@code
 * Policy initials = target -> target.text().substring(0, 1) + ".";
 * }</pre>
 *
 * @param text the part as it stands in the text
 * @param type the type of the longest entity in it, and of the first of equally long ones
 * @param id what that entity is, by the list that has it; null if unknown
 * @param number counts the names of this type in the text, from 1; names with the same id, or
 *     without ids with the same text, have one number
 * @since 0.1.0
 */
public record Target(String text, String type, @Nullable String id, int number) {

  /**
   * Checks that there is a text and a type.
   *
   * @param text the part as it stands in the text
   * @param type the type
   * @param id what the entity is; null if unknown
   * @param number counts the names of this type in the text, from 1
   */
  public Target {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(type, "type");
  }

  /** What tells this name from others: its id, or its text. */
  String identity() {
    return id == null ? text : id;
  }
}
