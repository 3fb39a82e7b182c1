package io.ner4j.rules;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.pattern.Finder;
import io.ner4j.pattern.RegexFinder;
import io.ner4j.pattern.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses, bank accounts and whatever else has a form, and checks what can be
 * checked.
 *
 * <pre>{@code
 * Patterns patterns =
 *     Patterns.builder()
 *         .add(KnownPattern.EMAIL)
 *         .add("TICKET", Pattern.compile("\\b[A-Z]{2,8}-\\d{1,6}\\b"))
 *         .build();
 * patterns.extract("OPS-17: ask ann@example.org"); // TICKET 0 to 6, EMAIL 12 to 27
 * }</pre>
 *
 * <p>Where places overlap, the longest counts; of equal ones, the pattern that was added first.
 * Entities have the score 1. The time grows with the length of the text, whatever the text is.
 * Immutable and safe for use by many threads; there is nothing to close.
 *
 * @since 0.1.0
 */
public final class Patterns implements EntityRecognizer {

  /** A finder, and the type of what it finds. */
  private record Kind(String type, Finder finder) {}

  private final List<Kind> kinds;
  private final String source;

  private Patterns(Builder builder) {
    this.kinds = List.copyOf(builder.kinds);
    this.source = builder.source;
  }

  /**
   * Makes a recognizer of known patterns.
   *
   * @param patterns what to find
   * @return the patterns
   */
  public static Patterns of(KnownPattern... patterns) {
    Builder builder = builder();
    for (KnownPattern pattern : patterns) {
      builder.add(pattern);
    }
    return builder.build();
  }

  /**
   * Starts a list of patterns.
   *
   * @return a builder without patterns
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public List<Entity> extract(String text) {
    Objects.requireNonNull(text, "text");
    List<List<Entity>> found = new ArrayList<>();
    for (Kind kind : kinds) {
      Spans spans = new Spans();
      kind.finder.find(text, spans);
      found.add(entities(text, kind.type, spans));
    }
    return Merge.LONGEST.merge(found);
  }

  private List<Entity> entities(String text, String type, Spans spans) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      int start = spans.start(i);
      int end = spans.end(i);
      entities.add(new Entity(text.substring(start, end), type, start, end, 1, source, null));
    }
    return entities;
  }

  /**
   * Makes {@link Patterns}. For one thread.
   *
   * <pre>{@code
   * Patterns.builder().add(KnownPattern.DATE, "WHEN").source("forms").build();
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Builder {

    private final List<Kind> kinds = new ArrayList<>();
    private String source = "patterns";

    Builder() {}

    /**
     * Adds a known pattern.
     *
     * @param pattern what to find; its name is the type
     * @return this builder
     */
    public Builder add(KnownPattern pattern) {
      return add(pattern, pattern.name());
    }

    /**
     * Adds a known pattern under another type.
     *
     * @param pattern what to find
     * @param type the type of its entities
     * @return this builder
     */
    public Builder add(KnownPattern pattern, String type) {
      kinds.add(new Kind(Objects.requireNonNull(type, "type"), pattern.finder()));
      return this;
    }

    /**
     * Adds a pattern of your own. Java's expressions may take exponential time, so there is a
     * bound. An expression that reads the characters of a text more than 1,000 times on average
     * ends the call with a {@link io.ner4j.NerInputException}. So does one that recurses too
     * deeply. For rules that no expression tells, write an {@link EntityRecognizer}, which a lambda
     * can be.
     *
     * @param type the type of its entities
     * @param pattern what to find; empty places are left out
     * @return this builder
     */
    public Builder add(String type, Pattern pattern) {
      Objects.requireNonNull(pattern, "pattern");
      kinds.add(new Kind(Objects.requireNonNull(type, "type"), new RegexFinder(type, pattern)));
      return this;
    }

    /**
     * Sets what entities carry as {@linkplain Entity#source source}. Default: {@code patterns}.
     *
     * @param name the source
     * @return this builder
     */
    public Builder source(String name) {
      this.source = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Makes the patterns. The builder can go on; the patterns stay as they are.
     *
     * @return the patterns as they are now
     */
    public Patterns build() {
      return new Patterns(this);
    }
  }
}
