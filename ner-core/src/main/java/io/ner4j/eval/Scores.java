package io.ner4j.eval;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Counts and rates of one kind of matching: by type, over all entities, and averaged over types.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * Scores scores =
 *     Evaluation.of(
 *             List.of(List.of(new TypedSpan("PER", 0, 13), new TypedSpan("LOC", 20, 26))),
 *             List.of(List.of(new TypedSpan("PER", 0, 13))))
 *         .scores(Matching.EXACT);
 * scores.micro().recall(); // 0.5
 * scores.macroF1();        // 0.5: PER has 1, LOC has 0
 * scores.byType().keySet(); // [LOC, PER]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Scores {

  private final Matching matching;
  private final SortedMap<String, Counts> byType;
  private final Counts micro;

  private Scores(Matching matching, SortedMap<String, Counts> byType) {
    this.matching = matching;
    this.byType = Collections.unmodifiableSortedMap(byType);
    this.micro = byType.values().stream().reduce(new Counts(0, 0, 0), Counts::plus);
  }

  static Scores of(Matching matching, Iterable<Pairing> texts) {
    SortedMap<String, Counts> byType = new TreeMap<>();
    for (Pairing text : texts) {
      text.pairs().forEach(pair -> add(byType, pair.gold(), new Counts(1, 0, 0)));
      text.spurious().forEach(found -> add(byType, found, new Counts(0, 1, 0)));
      text.missed().forEach(gold -> add(byType, gold, new Counts(0, 0, 1)));
    }
    return new Scores(matching, byType);
  }

  private static void add(SortedMap<String, Counts> byType, TypedSpan span, Counts one) {
    byType.merge(span.type(), one, Counts::plus);
  }

  /**
   * Tells how entities were matched.
   *
   * @return the way of matching
   */
  public Matching matching() {
    return matching;
  }

  /**
   * Lists the counts of each type that has a gold or a found entity.
   *
   * @return counts by type, sorted as {@link String#compareTo} does, unmodifiable
   */
  public SortedMap<String, Counts> byType() {
    return byType;
  }

  /**
   * Adds up the counts of all types; its rates are the micro-averages.
   *
   * @return the sum
   */
  public Counts micro() {
    return micro;
  }

  /**
   * Averages precision over the types of {@link #byType()}, each with the same weight.
   *
   * @return the mean, 0 to 1; 0 if there is no type
   */
  public double macroPrecision() {
    return mean(Counts::precision);
  }

  /**
   * Averages recall over the types of {@link #byType()}, each with the same weight.
   *
   * @return the mean, 0 to 1; 0 if there is no type
   */
  public double macroRecall() {
    return mean(Counts::recall);
  }

  /**
   * Averages F1 over the types of {@link #byType()}, each with the same weight. It is the mean of
   * F1s, as in seqeval, and not the F1 of means.
   *
   * @return the mean, 0 to 1; 0 if there is no type
   */
  public double macroF1() {
    return mean(Counts::f1);
  }

  private double mean(ToDoubleFunction<Counts> rate) {
    return byType.values().stream().mapToDouble(rate).average().orElse(0);
  }

  /**
   * Writes a table for people: a line for each type, then both averages, with precision, recall, F1
   * and the number of gold entities. The same in every locale.
   *
   * @return lines that each end with a line feed
   */
  public String report() {
    return Report.of(this);
  }

  @Override
  public String toString() {
    return matching + " " + micro;
  }
}
