package io.ner4j.decode;

import java.util.List;

/**
 * Reads label scores as entities: chooses a label for each position and joins labels into spans.
 *
 * <p>Implementations are safe for use by many threads.
 *
 * <pre>{@code
 * LabelSet labels = LabelSet.of(List.of("O", "B-PER", "I-PER"));
 * LabelScores scores = LabelScores.of(new float[] {0, 1, 0, 0, 0, 1, 1, 0, 0}, labels.size());
 * BioDecoder.lenient(labels).decode(scores); // one span: PER, from 0 to 2, score 1.0
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BioDecoder {

  /**
   * Finds the entities in a run of positions.
   *
   * @param scores probabilities of the label set's labels
   * @return spans in the order of the text, without overlaps
   */
  List<TokenSpan> decode(LabelScores scores);

  /**
   * Makes the default decoder: the likeliest label everywhere, and a use for every sequence. It
   * reads impossible sequences of {@code B-} and {@code I-} as conlleval and transformers do;
   * {@code docs/tag-rules.md} has the table.
   *
   * @param labels what the labels say
   * @return the decoder
   */
  static BioDecoder lenient(LabelSet labels) {
    return new LenientDecoder(labels);
  }

  /**
   * Makes a decoder that takes the likeliest label everywhere and drops what breaks the scheme, by
   * the rules of seqeval's strict mode. {@code docs/tag-rules.md} has the table, and the one
   * sequence that seqeval reads differently.
   *
   * @param labels what the labels say
   * @return the decoder
   */
  static BioDecoder strict(LabelSet labels) {
    return new StrictDecoder(labels);
  }

  /**
   * Makes a decoder that chooses the likeliest sequence among those that the scheme allows
   * (Viterbi, 1967), the product of the probabilities being what it maximises.
   *
   * @param labels what the labels say; one of them must be outside of entities
   * @return the decoder
   * @throws IllegalArgumentException if no label is outside, as a sequence without entities would
   *     then be impossible
   */
  static BioDecoder viterbi(LabelSet labels) {
    return new ViterbiDecoder(labels);
  }
}
