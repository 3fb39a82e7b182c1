package io.ner4j.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list of phrases. Immutable.
 *
 * <pre>{@code
 * Phrase rome = new Phrase("Rome", "LOC", "Q220");
 * Phrases places = Phrases.builder().addAll(Stream.of(rome)).build();
 * }</pre>
 *
 * @param text what to look for
 * @param type the type of its entities, such as {@code LOC}
 * @param id what its entities carry as {@linkplain io.ner4j.Entity#id id}; null for none
 * @since 0.1.0
 */
public record Phrase(String text, String type, @Nullable String id) {

  /**
   * Checks that there is a text and a type.
   *
   * @param text what to look for
   * @param type the type of its entities, such as {@code LOC}
   * @param id what its entities carry as id; null for none
   * @throws NullPointerException if the text or the type is null
   */
  public Phrase {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(type, "type");
  }
}
