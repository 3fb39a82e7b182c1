package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.LabelSet;
import io.ner4j.span.EntityFilter;
import io.ner4j.span.EntityFilterOptions;
import io.ner4j.span.PerTokenDecoder;
import io.ner4j.spi.ModelDefaults;
import io.ner4j.task.OptionsText;
import io.ner4j.task.ReadSettings;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How texts are read: which entities are wanted, and how scores become entities. A pipeline is
 * built with such options, and a call may bring its own. The model is loaded once for all of them.
 *
 * <pre>{@code
 * ExtractOptions people = ExtractOptions.builder().includeTypes("PER").minScore(0.8).build();
 * ner.extract("Angela Merkel in Paris", people);   // Angela Merkel
 * ner.with(people).extractAll(texts);              // people only
 * ner.extract("Angela Merkel in Paris");           // Angela Merkel and Paris
 * }</pre>
 *
 * <p>Options of a call replace all options of reading that the pipeline was built with. A call then
 * has the answer of a pipeline that was built with them. To change some only, begin with those of
 * the pipeline: {@code ner.config().extractOptions().toBuilder()}.
 *
 * <p>They can be serialised by Java. Both sides need the same version of ner4j. A {@link Decoding}
 * serialises; a decoder of your own does if its class is {@link Serializable}, and else writing
 * throws {@link NotSerializableException}.
 *
 * <p>Immutable and safe for use by many threads, if the decoder's function is.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial") // A decoder that cannot be serialised is refused by name.
public final class ExtractOptions implements Serializable {

  private static final long serialVersionUID = 1;

  /** How token scores become word labels. */
  final Aggregation aggregation;

  /** Makes the decoder; null for the model's default. */
  final @Nullable Function<LabelSet, BioDecoder> decoder;

  /** Which entities are kept, and what they are called. */
  final EntityFilterOptions types;

  /** Whether the layout counts; null for the model's default. */
  final @Nullable Layout layout;

  ExtractOptions(ReadingOptions<?> builder) {
    this.aggregation = builder.aggregation;
    this.decoder = builder.decoder;
    this.types = builder.types;
    this.layout = builder.layout;
  }

  /**
   * Starts options.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts options that differ from these.
   *
   * @return a builder with these options
   */
  public Builder toBuilder() {
    Builder builder = builder();
    builder.take(this);
    return builder;
  }

  /** {@return how token scores become word labels} */
  public Aggregation aggregation() {
    return aggregation;
  }

  /**
   * {@return what makes the decoder, as it was set, such as a {@link Decoding}; empty for the
   * model's default}
   */
  public Optional<Function<LabelSet, BioDecoder>> decoder() {
    return Optional.ofNullable(decoder);
  }

  /** {@return the least score of an entity, 0 to 1; empty for the model's default} */
  public OptionalDouble minScore() {
    Double least = types.minScore();
    return least == null ? OptionalDouble.empty() : OptionalDouble.of(least);
  }

  /** {@return the least score of entities of some types, 0 to 1; unmodifiable} */
  public Map<String, Double> minScores() {
    return types.minScores();
  }

  /** {@return the types that are kept, in alphabetical order; empty if all are; unmodifiable} */
  public Set<String> includeTypes() {
    return types.included();
  }

  /** {@return the types that are left out, in alphabetical order; unmodifiable} */
  public Set<String> excludeTypes() {
    return types.excluded();
  }

  /** {@return the names of types that are called otherwise than by the model; unmodifiable} */
  public Map<String, String> renamedTypes() {
    return types.renamed();
  }

  /**
   * Tells whether the layout of a text counts.
   *
   * @return the choice; empty for the default of the model
   */
  public Optional<Layout> layout() {
    return Optional.ofNullable(layout);
  }

  /**
   * How a model's scores are read with these options.
   *
   * @throws IllegalArgumentException if the model lacks a type, or no type is left
   */
  ReadSettings of(LabelSet labels, ModelDefaults defaults) {
    boolean tokens = aggregation == Aggregation.NONE;
    Layout counted = layout == null ? defaults.layout() : layout;
    EntityFilter filter =
        types
            .filter(labels, tokens ? 0 : defaults.minScore(), tokens)
            .namesOnly(!tokens && counted == Layout.AUTO);
    Function<LabelSet, BioDecoder> reader = decoder == null ? defaults.decoding() : decoder;
    BioDecoder spans = tokens ? PerTokenDecoder.ofEntities(labels) : reader.apply(labels);
    return new ReadSettings(aggregation, spans, filter, counted);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExtractOptions options
        && aggregation == options.aggregation
        && Objects.equals(decoder, options.decoder)
        && types.equals(options.types)
        && layout == options.layout;
  }

  @Override
  public int hashCode() {
    return Objects.hash(aggregation, decoder, types, layout);
  }

  /** Lists the options that differ from the defaults, such as {@code [minScore=0.8]}. */
  @Override
  public String toString() {
    return "ExtractOptions[" + String.join(", ", changed()) + "]";
  }

  /** The options that differ from the defaults, as {@code name=value}. */
  List<String> changed() {
    // A lambda's name differs from one run to the next.
    Object shown = decoder == null || decoder instanceof Decoding ? decoder : "custom";
    return new OptionsText()
        .add("aggregation", aggregation, Aggregation.FIRST)
        .add("decoder", shown, null)
        .add("minScore", types.minScore(), null)
        .add("minScores", minScores(), Map.of())
        .add("includeTypes", List.copyOf(includeTypes()), List.of())
        .add("excludeTypes", List.copyOf(excludeTypes()), List.of())
        .add("renamedTypes", renamedTypes(), Map.of())
        .add("layout", layout, null)
        .list();
  }

  /**
   * Writes the options.
   *
   * @param out where to
   * @throws IOException if that fails, or if the decoder cannot be serialised
   */
  private void writeObject(ObjectOutputStream out) throws IOException {
    if (decoder != null && !(decoder instanceof Serializable)) {
      throw new NotSerializableException(
          "the decoder should be a Decoding or Serializable, but is a "
              + decoder.getClass().getName()
              + "; use Decoding.LENIENT, STRICT or VITERBI, or a class that implements Serializable");
    }
    out.defaultWriteObject();
  }

  /**
   * Reads the options, and checks them.
   *
   * @param in where from
   * @throws IOException if that fails, or if an option is missing
   * @throws ClassNotFoundException if the decoder's class is not there
   */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    if (aggregation == null || types == null) {
      throw new InvalidObjectException(
          "expected ExtractOptions with an aggregation and types, but they are damaged; write them again with this version of ner4j");
    }
  }

  /**
   * Makes {@link ExtractOptions}. Setters check their value at once; whether an option fits a model
   * is checked where the options are used. For one thread.
   *
   * <pre>{@code
   * ExtractOptions people = ExtractOptions.builder().includeTypes("PER").minScore(0.8).build();
   * ExtractOptions surer = people.toBuilder().minScore(0.95).build();
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Builder extends ReadingOptions<Builder> {

    Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Makes the options. The builder can go on; the options stay as they are.
     *
     * @return the options as they are now
     * @throws IllegalArgumentException if one contradicts another
     */
    public ExtractOptions build() {
      return reading();
    }
  }
}
