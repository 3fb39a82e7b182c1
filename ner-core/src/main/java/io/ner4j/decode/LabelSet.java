package io.ner4j.decode;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The labels of a model, with their types and their scheme.
 *
 * <p>Understands {@code B-PER}, {@code B_PER}, {@code B:PER}, {@code PER-B}, types that contain a
 * hyphen, bare {@code B} and {@code I}, and labels that are types. {@code O} and special tokens
 * such as {@code [PAD]} are outside of entities. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * LabelSet labels = LabelSet.of(List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC"));
 * labels.scheme(); // IOB2
 * labels.types();  // [PER, LOC]
 * labels.type(4);  // LOC
 * }</pre>
 *
 * @since 0.1.0
 */
public final class LabelSet {

  private final List<String> labels;
  private final TagScheme scheme;
  private final List<Tag> tags;
  private final Set<String> types;

  private LabelSet(List<String> labels, TagScheme scheme, List<Tag> tags) {
    this.labels = labels;
    this.scheme = scheme;
    this.tags = List.copyOf(tags);
    Set<String> found = new LinkedHashSet<>();
    for (Tag tag : tags) {
      if (!tag.is(Role.OUTSIDE)) {
        found.add(tag.type());
      }
    }
    this.types = Collections.unmodifiableSet(found);
  }

  /**
   * Reads labels and recognises their scheme.
   *
   * <p>{@code E-} or {@code S-} beside {@code B-} is BIOES, {@code L-} or {@code U-} beside {@code
   * B-} is BILOU. {@code B-} and {@code I-} are IOB1 if some type has an {@code I-} but no {@code
   * B-}, else IOB2. Anything else is IO. Names cannot tell an IOB1 model that has a {@code B-} for
   * every type: set its scheme by hand if you decode strictly.
   *
   * @param labels label names in the order of the logits
   * @return the label set
   * @throws IllegalArgumentException if there is no label, an empty one, or one twice
   */
  public static LabelSet of(List<String> labels) {
    List<String> checked = check(labels);
    LabelNames.SchemeAndTags named = LabelNames.recognise(checked);
    return new LabelSet(checked, named.scheme(), named.tags());
  }

  /**
   * Reads labels by a given scheme.
   *
   * @param labels label names in the order of the logits
   * @param scheme the scheme that the model was trained with; IO takes {@code B-} and {@code I-}
   *     for the same
   * @return the label set
   * @throws IllegalArgumentException if there is no label, an empty one, or one twice, or if no
   *     label carries a letter of the scheme
   */
  public static LabelSet of(List<String> labels, TagScheme scheme) {
    List<String> checked = check(labels);
    return new LabelSet(checked, scheme, LabelNames.read(checked, scheme).tags());
  }

  private static List<String> check(List<String> labels) {
    List<String> copy = List.copyOf(labels);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("a label set needs at least one label, but got none");
    }
    Set<String> seen = new HashSet<>();
    for (String label : copy) {
      if (label.isBlank() || !seen.add(label)) {
        throw new IllegalArgumentException(
            "labels must be different and not empty, but '" + label + "' breaks that in " + copy);
      }
    }
    return copy;
  }

  /**
   * Lists the label names.
   *
   * @return the names in the order of the logits, unmodifiable
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Counts the labels.
   *
   * @return the number of labels, at least 1
   */
  public int size() {
    return labels.size();
  }

  /**
   * Tells the scheme.
   *
   * @return the scheme that was recognised or set
   */
  public TagScheme scheme() {
    return scheme;
  }

  /**
   * Lists the entity types.
   *
   * @return the types in the order of their first label, unmodifiable
   */
  public Set<String> types() {
    return types;
  }

  /**
   * Tells a label's type.
   *
   * @param label index of the label, 0 to {@code size() - 1}
   * @return the type, empty for a label outside of entities
   */
  public String type(int label) {
    return tags.get(label).type();
  }

  /**
   * Tells whether a token with this label belongs to no entity.
   *
   * @param label index of the label, 0 to {@code size() - 1}
   * @return whether it is {@code O} or a special token's label
   */
  public boolean outside(int label) {
    return tags.get(label).is(Role.OUTSIDE);
  }

  Tag tag(int label) {
    return tags.get(label);
  }

  @Override
  public String toString() {
    return scheme + " " + labels;
  }
}
