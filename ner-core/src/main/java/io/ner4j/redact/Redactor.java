package io.ner4j.redact;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.redact.Regions.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the entities of texts. What a recognizer misses stays in the text: redaction hides
 * names, and makes no text anonymous.
 *
 * <pre>{@code
 * Redactor redactor =
 *     Redactor.builder(ner).policy(Policy.numbered()).policy("EMAIL", Policy.remove()).build();
 * Redacted redacted = redactor.redact("Ann Lee left. Ann Lee is back.");
 * redacted.text();                        // [PER-1] left. [PER-1] is back.
 * redacted.map().undo(redacted.text());   // Ann Lee left. Ann Lee is back.
 * }</pre>
 *
 * <p>Entities that overlap are replaced as one part, of the type of the longest. Further places
 * where a found name stands as whole words are replaced too, unless that is turned off. Immutable
 * and safe for use by many threads, if its policies are. Closing it closes the recognizer.
 *
 * @since 0.1.0
 */
public final class Redactor implements AutoCloseable {

  private final EntityRecognizer recognizer;
  private final Policy standard;
  private final Map<String, Policy> policies;
  private final Set<String> kept;
  private final boolean further;

  private Redactor(Builder builder) {
    this.recognizer = builder.recognizer;
    this.standard = builder.standard;
    this.policies = Map.copyOf(builder.policies);
    this.kept = Set.copyOf(builder.kept);
    this.further = builder.further;
  }

  /**
   * Starts a redactor.
   *
   * @param recognizer finds what is replaced; closed with the redactor
   * @return a builder with the defaults
   */
  public static Builder builder(EntityRecognizer recognizer) {
    return new Builder(recognizer);
  }

  /**
   * Redacts a text.
   *
   * @param text any string
   * @return the new text, and the map that undoes it
   * @throws io.ner4j.NerException as {@link EntityRecognizer#extract} throws it
   */
  public Redacted redact(String text) {
    return redact(text, recognizer.extract(text));
  }

  /**
   * Redacts texts. A text has the answer that {@link #redact(String)} gives.
   *
   * @param texts any strings
   * @return for each text, in the same order, its answer; unmodifiable
   */
  public List<Redacted> redactAll(Collection<String> texts) {
    List<String> copy = List.copyOf(texts);
    List<List<Entity>> found = recognizer.extractAll(copy);
    List<Redacted> all = new ArrayList<>();
    for (int i = 0; i < copy.size(); i++) {
      all.add(redact(copy.get(i), found.get(i)));
    }
    return List.copyOf(all);
  }

  /**
   * Redacts texts that come one after another, as {@link EntityRecognizer#extractAll(Stream)} reads
   * them.
   *
   * @param texts any strings; closed when the result is closed
   * @return for each text, in the same order, its answer
   */
  public Stream<Redacted> redactAll(Stream<String> texts) {
    return redactAll(texts, text -> text, (text, redacted) -> redacted);
  }

  /**
   * Redacts texts that belong to something, such as a record that a text is a field of.
   *
   * @param items what has a text; closed when the result is closed
   * @param text gives the text of an item
   * @param result makes an element of the result of an item and its redacted text
   * @param <T> what has a text
   * @param <R> what comes of it
   * @return for each item, in the same order, its result
   */
  public <T, R> Stream<R> redactAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super Redacted, ? extends R> result) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(result, "result");
    Stream<WithText<T>> known =
        Objects.requireNonNull(items, "items")
            .sequential()
            .map(item -> new WithText<>(item, Objects.requireNonNull(text.apply(item), "text")));
    return recognizer.extractAll(
        known,
        WithText::text,
        (item, entities) -> result.apply(item.item, redact(item.text, List.copyOf(entities))));
  }

  private record WithText<T>(T item, String text) {}

  /**
   * Redacts a text whose entities are known.
   *
   * @param text any string
   * @param entities entities of that text, in any order; they may overlap
   * @return the new text, and the map that undoes it
   * @throws IllegalArgumentException if an entity does not stand in the text
   */
  public Redacted redact(String text, List<Entity> entities) {
    List<Entity> wanted = new ArrayList<>();
    for (Entity entity : entities) {
      if (!text.startsWith(entity.text(), entity.start())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected the entity at %d to %d to stand in the text, but the text has something"
                    + " else there; redact the text that the entities were found in",
                entity.start(),
                entity.end()));
      }
      if (!kept.contains(entity.type())) {
        wanted.add(entity);
      }
    }
    List<Entity> all = further ? Regions.withFurther(text, wanted) : wanted;
    Numbers numbers = new Numbers();
    List<Change> changes = new ArrayList<>();
    for (Region region : Regions.of(all)) {
      String original = text.substring(region.start(), region.end());
      changes.add(new Change(region.start(), original, replacement(original, region, numbers)));
    }
    RedactionMap map = RedactionMap.of(changes);
    return new Redacted(map.redact(text), map);
  }

  private String replacement(String original, Region region, Numbers numbers) {
    Entity entity = region.entity();
    boolean whole = entity.start() == region.start() && entity.end() == region.end();
    String id = whole ? entity.id() : null;
    int number = numbers.of(entity.type(), original, id);
    Target target = new Target(original, entity.type(), id, number);
    return Objects.requireNonNull(
        policies.getOrDefault(entity.type(), standard).replacement(target),
        () -> "the policy for " + entity.type() + " returned null");
  }

  /** Numbers of names in one text. */
  private static final class Numbers {

    private record Name(String type, String identity, boolean isId) {}

    private final Map<Name, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    int of(String type, String text, @Nullable String id) {
      Name name = new Name(type, id == null ? text : id, id != null);
      return numbers.computeIfAbsent(name, n -> counts.merge(type, 1, Integer::sum));
    }
  }

  /** Closes the recognizer. */
  @Override
  public void close() {
    recognizer.close();
  }

  /**
   * Makes a {@link Redactor}. For one thread.
   *
   * <pre>{@code
   * Redactor redactor =
   *     Redactor.builder(ner)
   *         .policy(Policy.type())
   *         .policy("PER", Policy.numbered())
   *         .keep("MISC")
   *         .build();
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Builder {

    private final EntityRecognizer recognizer;
    private Policy standard = Policy.numbered();
    private final Map<String, Policy> policies = new HashMap<>();
    private final Set<String> kept = new TreeSet<>();
    private boolean further = true;

    Builder(EntityRecognizer recognizer) {
      this.recognizer = Objects.requireNonNull(recognizer, "recognizer");
    }

    /**
     * Sets what stands in the place of entities whose type has no policy of its own. Default:
     * {@link Policy#numbered}.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder policy(Policy policy) {
      this.standard = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets what stands in the place of entities of a type. A type that the recognizer never finds
     * has no effect.
     *
     * @param type the type, such as {@code PER}
     * @param policy the policy
     * @return this builder
     */
    public Builder policy(String type, Policy policy) {
      policies.put(Objects.requireNonNull(type, "type"), Objects.requireNonNull(policy, "policy"));
      return this;
    }

    /**
     * Leaves entities of some types in the text, except where others overlap them. A type that the
     * recognizer never finds has no effect.
     *
     * @param types the types, such as {@code MISC}
     * @return this builder
     */
    public Builder keep(String... types) {
      kept.addAll(List.of(types));
      return this;
    }

    /**
     * Sets whether further places are replaced where a found name stands, spelled the same and as
     * whole words. Default: true, since a model may find a name at one place of a text and miss it
     * at another. An ordinary word that is spelled as a name is replaced too. Names with fewer than
     * two letters or digits are replaced only where they are found.
     *
     * @param replaced whether further places are replaced
     * @return this builder
     */
    public Builder furtherPlaces(boolean replaced) {
      this.further = replaced;
      return this;
    }

    /**
     * Makes the redactor. The builder can go on; the redactor stays as it is.
     *
     * @return the redactor
     */
    public Redactor build() {
      return new Redactor(this);
    }
  }
}
