package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.span.EntityFilterOptions;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a text is read, as the builders of {@link ExtractOptions} and of pipelines take it. Every
 * option has a default, and setters check their value at once. For one thread.
 *
 * <pre>{@code
 * ExtractOptions strict = ExtractOptions.builder().minScore(0.9).excludeTypes("MISC").build();
 * NerPipeline ner = NerPipeline.builder(tokenizer, model).minScore(0.9).build();
 * }</pre>
 *
 * @param <B> the builder
 * @since 0.1.0
 */
public abstract sealed class ReadingOptions<B extends ReadingOptions<B>>
    permits ExtractOptions.Builder, PipelineOptions {

  Aggregation aggregation = Aggregation.FIRST;
  @Nullable Function<LabelSet, BioDecoder> decoder;
  EntityFilterOptions types = EntityFilterOptions.ALL;
  @Nullable Layout layout;

  ReadingOptions() {}

  abstract B self();

  /** Takes all options of reading, set or not. */
  final void take(ExtractOptions options) {
    this.aggregation = options.aggregation;
    this.decoder = options.decoder;
    this.types = options.types;
    this.layout = options.layout;
  }

  /**
   * Chooses how token scores become word labels. Default: {@link Aggregation#FIRST}.
   *
   * @param aggregation the aggregation
   * @return this builder
   */
  public B aggregation(Aggregation aggregation) {
    this.aggregation = Objects.requireNonNull(aggregation, "aggregation");
    return self();
  }

  /**
   * Chooses how labels are read as spans. Default: the model's, which is {@link
   * io.ner4j.decode.Decoding#VITERBI} for bundled models and {@link BioDecoder#lenient} elsewhere.
   *
   * @param decoder makes the decoder for the model's labels, such as {@link
   *     io.ner4j.decode.Decoding#VITERBI}; a lambda serves too, but cannot be serialised
   * @return this builder
   */
  public B decoder(Function<LabelSet, BioDecoder> decoder) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    return self();
  }

  /**
   * Leaves the decoder to the model again, as if {@link #decoder} had not been called.
   *
   * @return this builder
   */
  public B modelDecoder() {
    this.decoder = null;
    return self();
  }

  /**
   * Leaves out entities of a lower score. Default: the model's, which is 0.4 for the bundled
   * English models, 0.47 for the Chinese one, and 0 elsewhere; with {@link Aggregation#NONE} 0.
   *
   * @param minScore the least score of an entity, 0 to 1
   * @return this builder
   * @throws IllegalArgumentException if the score lies outside 0 to 1
   */
  public B minScore(double minScore) {
    types = types.withMinScore(minScore);
    return self();
  }

  /**
   * Leaves out entities of one type that have a lower score, whatever {@link #minScore(double)}
   * says.
   *
   * @param type an entity type of the model
   * @param minScore the least score of an entity of that type, 0 to 1
   * @return this builder
   * @throws IllegalArgumentException if the score lies outside 0 to 1
   */
  public B minScore(String type, double minScore) {
    types = types.withMinScore(Objects.requireNonNull(type, "type"), minScore);
    return self();
  }

  /**
   * Keeps entities of these types only. Default: all types.
   *
   * @param types entity types of the model, at least one
   * @return this builder
   * @throws IllegalArgumentException if there is no type
   */
  public B includeTypes(String... types) {
    this.types = this.types.including(List.of(types));
    return self();
  }

  /**
   * Leaves out entities of these types, whatever {@link #includeTypes} says. Default: none.
   *
   * @param types entity types of the model
   * @return this builder
   */
  public B excludeTypes(String... types) {
    this.types = this.types.excluding(List.of(types));
    return self();
  }

  /**
   * Gives entities of one type another name, such as {@code PER} for {@code PERSON}. All other
   * options speak of the model's own types. Two types may get the same name. Default: none.
   *
   * <pre>{@code
   * ExtractOptions.builder().renameType("PERSON", "PER").renameType("GPE", "LOC").build();
   * }</pre>
   *
   * @param type an entity type of the model
   * @param name what its entities are called; not blank
   * @return this builder
   * @throws IllegalArgumentException if the name is blank
   */
  public B renameType(String type, String name) {
    types =
        types.renaming(Objects.requireNonNull(type, "type"), Objects.requireNonNull(name, "name"));
    return self();
  }

  /**
   * Chooses whether the layout of a text counts: line breaks, tabs, tables, fields and markup.
   * Words that are handed in as such have no layout. Default: the model's, which is {@link
   * Layout#AUTO} for bundled models and {@link Layout#NONE} elsewhere.
   *
   * @param layout the choice
   * @return this builder
   */
  public B layout(Layout layout) {
    this.layout = Objects.requireNonNull(layout, "layout");
    return self();
  }

  /**
   * The options of reading as they are now.
   *
   * @throws IllegalArgumentException if one contradicts another
   */
  final ExtractOptions reading() {
    if (aggregation == Aggregation.NONE && decoder != null) {
      throw new IllegalArgumentException(
          "aggregation NONE joins no labels, so there is nothing for a decoder to do; use SIMPLE, or set no decoder");
    }
    return new ExtractOptions(this);
  }
}
