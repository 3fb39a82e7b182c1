package io.ner4j.decode;

import java.util.function.Function;

/**
 * The decoders of {@link BioDecoder} by name. Unlike a method reference, a name can be compared,
 * printed and serialised, so a configuration that names its decoder can be sent to other machines:
 *
 * <pre>{@code
 * NerPipeline.builder(tokenizer, model).decoder(Decoding.VITERBI).build();
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Decoding implements Function<LabelSet, BioDecoder> {
  /** {@link BioDecoder#lenient}, the default. */
  LENIENT,
  /** {@link BioDecoder#strict}. */
  STRICT,
  /** {@link BioDecoder#viterbi}. */
  VITERBI;

  /**
   * Makes the decoder for a model.
   *
   * @param labels the model's labels
   * @return the decoder
   * @throws IllegalArgumentException if the decoder cannot work with the labels, as {@link
   *     BioDecoder#viterbi} says
   */
  @Override
  public BioDecoder apply(LabelSet labels) {
    return switch (this) {
      case LENIENT -> BioDecoder.lenient(labels);
      case STRICT -> BioDecoder.strict(labels);
      case VITERBI -> BioDecoder.viterbi(labels);
    };
  }
}
