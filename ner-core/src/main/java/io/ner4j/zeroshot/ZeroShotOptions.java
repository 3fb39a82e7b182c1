package io.ner4j.zeroshot;

import io.ner4j.Layout;
import io.ner4j.prompt.Label;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in a text, and how spans are chosen. Immutable and a value; safe for use by many
 * threads.
 *
 * <pre>{@code
 * ZeroShotOptions.builder()
 *     .labels("person", "drug name")
 *     .label("a town or a city", "CITY")
 *     .threshold(0.5)
 *     .threshold("person", 0.7)
 *     .build();
 * }</pre>
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial") // The maps are LinkedHashMaps.
public final class ZeroShotOptions implements Serializable {

  private static final long serialVersionUID = 1;

  /** What the reference takes. */
  static final double DEFAULT_THRESHOLD = 0.5;

  /** Types by the text of their label, in the order in which they were asked for. */
  private final Map<String, String> types;

  /** Scores that entities of single labels must exceed, 0 to 1. */
  private final Map<String, Double> thresholds;

  /** The score that the others must exceed, 0 to 1. */
  private final double threshold;

  /** Whether an entity may lie inside of another. */
  private final boolean nested;

  /** Whether the same words may have several labels. */
  private final boolean severalLabels;

  /** Whether the layout of a text counts. */
  private final Layout layout;

  private ZeroShotOptions(Builder builder) {
    this.types = new LinkedHashMap<>(builder.types);
    this.thresholds = new LinkedHashMap<>(builder.thresholds);
    this.threshold = builder.threshold;
    this.nested = builder.nested;
    this.severalLabels = builder.severalLabels;
    this.layout = builder.layout;
  }

  /**
   * Starts options.
   *
   * @return a builder with the defaults and no label
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts options that are these but for what is set anew.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder builder =
        new Builder()
            .threshold(threshold)
            .nested(nested)
            .severalLabels(severalLabels)
            .layout(layout);
    builder.types.putAll(types);
    builder.thresholds.putAll(thresholds);
    return builder;
  }

  /** {@return the labels, in their order; unmodifiable} */
  public List<String> labels() {
    return List.copyOf(types.keySet());
  }

  /** {@return the types of entities by their label, in the order of the labels; unmodifiable} */
  public Map<String, String> types() {
    return Collections.unmodifiableMap(types);
  }

  /** {@return whether an entity may lie inside of another} */
  public boolean nested() {
    return nested;
  }

  /** {@return whether the same words may have several labels} */
  public boolean severalLabels() {
    return severalLabels;
  }

  /** {@return whether the layout of a text counts} */
  public Layout layout() {
    return layout;
  }

  /** {@return the score that entities must exceed, 0 to 1, where no label says otherwise} */
  public double threshold() {
    return threshold;
  }

  /**
   * Tells the score that entities of a label must exceed.
   *
   * @param label a label of these options, or any other
   * @return 0 to 1
   */
  public double threshold(String label) {
    return thresholds.getOrDefault(Names.strip(label), threshold);
  }

  List<Label> toLabels() {
    return types.entrySet().stream()
        .map(label -> new Label(label.getKey(), label.getValue(), threshold(label.getKey())))
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ZeroShotOptions options
        && toLabels().equals(options.toLabels())
        && threshold == options.threshold
        && nested == options.nested
        && severalLabels == options.severalLabels
        && layout == options.layout;
  }

  @Override
  public int hashCode() {
    return Objects.hash(toLabels(), threshold, nested, severalLabels, layout);
  }

  @Override
  public String toString() {
    return "ZeroShotOptions[labels=%s, threshold=%s, nested=%s, severalLabels=%s, layout=%s]"
        .formatted(toLabels(), threshold, nested, severalLabels, layout);
  }

  /** Makes {@link ZeroShotOptions}. Setters check their value at once. For one thread. */
  public static final class Builder {

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> thresholds = new LinkedHashMap<>();
    private double threshold = DEFAULT_THRESHOLD;
    private boolean nested;
    private boolean severalLabels;
    private Layout layout = Layout.NONE;

    private Builder() {}

    /**
     * Adds labels. The type of their entities is the label.
     *
     * @param labels what to look for, such as {@code person} or {@code drug name}
     * @return this builder
     * @throws IllegalArgumentException as {@link #label(String, String)} does
     */
    public Builder labels(String... labels) {
      return labels(Arrays.asList(labels));
    }

    /**
     * Adds labels. The type of their entities is the label.
     *
     * @param labels what to look for
     * @return this builder
     * @throws IllegalArgumentException as {@link #label(String, String)} does
     */
    public Builder labels(Collection<String> labels) {
      labels.forEach(label -> label(label, label));
      return this;
    }

    /**
     * Adds a label whose entities have a type of another name. Several labels may have one type,
     * such as synonyms. A label that is there already stays where it is. Labels that differ in case
     * alone are different: the model reads them as they are, but for blanks around them, which do
     * not count.
     *
     * @param label what the model reads: a noun, or a description
     * @param type the type of the entities
     * @return this builder
     * @throws IllegalArgumentException if one is blank, or the label has another type already
     */
    public Builder label(String label, String type) {
      String text = Names.of("label", label);
      String name = Names.of("type", type);
      String known = types.putIfAbsent(text, name);
      if (known != null && !known.equals(name)) {
        throw new IllegalArgumentException(
            "the label '%s' finds entities of type '%s' already, so it cannot find '%s' too"
                .formatted(text, known, name));
      }
      return this;
    }

    /**
     * Sets the score that entities must exceed. Default: 0.5.
     *
     * @param threshold 0 to 1
     * @return this builder
     * @throws IllegalArgumentException if it lies outside 0 to 1
     */
    public Builder threshold(double threshold) {
      this.threshold = checkScore(threshold);
      return this;
    }

    /**
     * Sets the score that entities of one label must exceed.
     *
     * @param label a label of these options, when they are built
     * @param threshold 0 to 1
     * @return this builder
     * @throws IllegalArgumentException if it lies outside 0 to 1
     */
    public Builder threshold(String label, double threshold) {
      thresholds.put(Names.strip(Objects.requireNonNull(label, "label")), checkScore(threshold));
      return this;
    }

    /**
     * Chooses whether an entity may lie inside of another. Default: no. Entities never cross.
     *
     * @param nested whether it may
     * @return this builder
     */
    public Builder nested(boolean nested) {
      this.nested = nested;
      return this;
    }

    /**
     * Chooses whether the same words may be entities of several labels. Default: no, and the
     * likeliest counts. Labels of one type find an entity once, with the score of the likeliest.
     *
     * @param severalLabels whether they may
     * @return this builder
     */
    public Builder severalLabels(boolean severalLabels) {
      this.severalLabels = severalLabels;
      return this;
    }

    /**
     * Chooses whether the layout of a text counts. With {@link Layout#AUTO}, no entity crosses
     * lines of a list, cells of a table, fields or tags, and each has a letter or a digit. Types of
     * a column are not compared. Default: {@link Layout#NONE}, as in GLiNER's reference.
     *
     * @param layout the layout
     * @return this builder
     */
    public Builder layout(Layout layout) {
      this.layout = Objects.requireNonNull(layout, "layout");
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     * @throws IllegalArgumentException if a threshold was set for a label that is not there
     */
    public ZeroShotOptions build() {
      for (String label : thresholds.keySet()) {
        if (!types.containsKey(label)) {
          throw new IllegalArgumentException(
              "a threshold needs one of the labels %s, but is set for '%s'"
                  .formatted(types.keySet(), label));
        }
      }
      return new ZeroShotOptions(this);
    }

    private static double checkScore(double threshold) {
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException("threshold must be 0 to 1, but is " + threshold);
      }
      // No other number is equal to one that differs from it: -0.0 is 0 here.
      return threshold + 0.0;
    }
  }
}
