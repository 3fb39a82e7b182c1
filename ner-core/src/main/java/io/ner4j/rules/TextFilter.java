package io.ner4j.rules;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Lists of texts that may be entities, or must not be. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * TextFilter filter = TextFilter.builder().deny("May").deny("Apple", "LOC").build();
 * EntityRecognizer filtered = filter.applyTo(ner);
 * }</pre>
 *
 * <p>An entity that is denied is left out. Where texts are allowed, entities of other texts are
 * left out too. A text that is allowed or denied for some types says nothing of the other types:
 * they are as if it was not listed.
 *
 * @since 0.1.0
 */
public final class TextFilter {

  private static final String ANY_TYPE = "";

  private final Map<String, Set<String>> allowed;
  private final Map<String, Set<String>> denied;
  private final boolean ignoreCase;

  private TextFilter(Builder builder) {
    this.ignoreCase = builder.ignoreCase;
    this.allowed = keyed(builder.allowed);
    this.denied = keyed(builder.denied);
  }

  /**
   * Starts a filter.
   *
   * @return a builder without texts, whose filter keeps all entities
   */
  public static Builder builder() {
    return new Builder();
  }

  private Map<String, Set<String>> keyed(Map<String, Set<String>> texts) {
    Map<String, Set<String>> keyed = new HashMap<>();
    texts.forEach(
        (text, types) -> keyed.computeIfAbsent(key(text), k -> new HashSet<>()).addAll(types));
    return keyed;
  }

  private String key(String text) {
    return ignoreCase ? text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : text;
  }

  /**
   * Tells whether an entity stays.
   *
   * @param entity an entity
   * @return whether the lists let it pass
   */
  public boolean keeps(Entity entity) {
    String key = key(entity.text());
    return !isIn(denied, key, entity.type())
        && (allowed.isEmpty() || isIn(allowed, key, entity.type()));
  }

  private static boolean isIn(Map<String, Set<String>> texts, String key, String type) {
    Set<String> types = texts.getOrDefault(key, Set.of());
    return types.contains(ANY_TYPE) || types.contains(type);
  }

  /**
   * Filters what a recognizer finds.
   *
   * @param recognizer finds entities; closing the result closes it
   * @return the recognizer, without the entities that do not stay
   */
  public EntityRecognizer applyTo(EntityRecognizer recognizer) {
    Objects.requireNonNull(recognizer, "recognizer");
    return new Changed(recognizer, entities -> entities.stream().filter(this::keeps).toList());
  }

  /**
   * Makes a {@link TextFilter}. For one thread.
   *
   * <pre>{@code
   * TextFilter.builder().allow("ACME").allow("Initech", "ORG").ignoreCase(true).build();
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Builder {

    private final Map<String, Set<String>> allowed = new HashMap<>();
    private final Map<String, Set<String>> denied = new HashMap<>();
    private boolean ignoreCase;

    Builder() {}

    /**
     * Allows a text, of any type. Texts that are not allowed are left out then.
     *
     * @param text the whole text of an entity
     * @return this builder
     */
    public Builder allow(String text) {
      return put(allowed, text, ANY_TYPE);
    }

    /**
     * Allows a text of one type. Texts that are not allowed are left out then.
     *
     * @param text the whole text of an entity
     * @param type the entity's type
     * @return this builder
     */
    public Builder allow(String text, String type) {
      return put(allowed, text, type);
    }

    /**
     * Denies a text, of any type.
     *
     * @param text the whole text of an entity
     * @return this builder
     */
    public Builder deny(String text) {
      return put(denied, text, ANY_TYPE);
    }

    /**
     * Denies a text of one type.
     *
     * @param text the whole text of an entity
     * @param type the entity's type
     * @return this builder
     */
    public Builder deny(String text, String type) {
      return put(denied, text, type);
    }

    private Builder put(Map<String, Set<String>> texts, String text, String type) {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(type, "type");
      texts.computeIfAbsent(text, key -> new HashSet<>()).add(type);
      return this;
    }

    /**
     * Sets whether capital and small letters count as the same. Default: false.
     *
     * @param ignored whether case makes no difference
     * @return this builder
     */
    public Builder ignoreCase(boolean ignored) {
      this.ignoreCase = ignored;
      return this;
    }

    /**
     * Makes the filter. The builder can go on; the filter stays as it is.
     *
     * @return the lists as they are now
     */
    public TextFilter build() {
      return new TextFilter(this);
    }
  }
}
