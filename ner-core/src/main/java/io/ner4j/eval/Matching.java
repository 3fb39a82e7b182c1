package io.ner4j.eval;

/**
 * When a found entity counts as right. In each way an entity is paired with one other at most, so
 * what is found twice is right once.
 *
 * <pre>{@code
 * Evaluation evaluation =
 *     Evaluation.of(
 *         List.of(List.of(new TypedSpan("PER", 0, 13))),
 *         List.of(List.of(new TypedSpan("PER", 7, 13))));
 * evaluation.scores(Matching.EXACT).micro().tp();   // 0
 * evaluation.scores(Matching.OVERLAP).micro().tp(); // 1
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Matching {
  /** Same span and same type, as conlleval and seqeval count. */
  EXACT,
  /**
   * Same span, whatever the type. Where several entities share a span, those of one type are paired
   * first. A pair counts under its gold entity's type.
   */
  SPAN,
  /** Same type, and at least one position in both. Of all ways to pair, one with the most pairs. */
  OVERLAP
}
