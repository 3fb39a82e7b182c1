package io.ner4j.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A confusion matrix of entity types. Gold and found entities stand against each other if they have
 * the same span, paired as {@link Matching#SPAN} does.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * ConfusionTable table =
 *     Evaluation.of(
 *             List.of(List.of(new TypedSpan("ORG", 0, 5))),
 *             List.of(List.of(new TypedSpan("LOC", 0, 5))))
 *         .confusion();
 * table.count("ORG", "LOC"); // 1
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ConfusionTable {

  private final Map<Cell, Integer> cells;
  private final Map<String, Integer> missed;
  private final Map<String, Integer> spurious;
  private final List<String> types;

  private record Cell(String gold, String found) {}

  private ConfusionTable(
      Map<Cell, Integer> cells, Map<String, Integer> missed, Map<String, Integer> spurious) {
    this.cells = cells;
    this.missed = missed;
    this.spurious = spurious;
    TreeSet<String> all = new TreeSet<>(missed.keySet());
    all.addAll(spurious.keySet());
    for (Cell cell : cells.keySet()) {
      all.add(cell.gold);
      all.add(cell.found);
    }
    this.types = List.copyOf(all);
  }

  static ConfusionTable of(Iterable<Pairing> texts) {
    Map<Cell, Integer> cells = new HashMap<>();
    Map<String, Integer> missed = new HashMap<>();
    Map<String, Integer> spurious = new HashMap<>();
    for (Pairing text : texts) {
      text.pairs()
          .forEach(
              pair ->
                  cells.merge(new Cell(pair.gold().type(), pair.found().type()), 1, Integer::sum));
      text.missed().forEach(gold -> missed.merge(gold.type(), 1, Integer::sum));
      text.spurious().forEach(found -> spurious.merge(found.type(), 1, Integer::sum));
    }
    return new ConfusionTable(cells, missed, spurious);
  }

  /**
   * Lists the types of gold and found entities.
   *
   * @return the types, sorted as {@link String#compareTo} does, unmodifiable
   */
  public List<String> types() {
    return types;
  }

  /**
   * Counts the entities of one type that were found as one of another, or of the same.
   *
   * @param gold the gold entities' type
   * @param found the found entities' type
   * @return the number, ≥ 0; 0 for types that do not occur
   */
  public int count(String gold, String found) {
    return cells.getOrDefault(new Cell(gold, found), 0);
  }

  /**
   * Counts the gold entities of a type without a found entity on the same span.
   *
   * @param gold the gold entities' type
   * @return the number, ≥ 0; 0 for a type that does not occur
   */
  public int missed(String gold) {
    return missed.getOrDefault(gold, 0);
  }

  /**
   * Counts the found entities of a type without a gold entity on the same span.
   *
   * @param found the found entities' type
   * @return the number, ≥ 0; 0 for a type that does not occur
   */
  public int spurious(String found) {
    return spurious.getOrDefault(found, 0);
  }

  /**
   * Writes a table for people: a line for each gold type and a column for each found one. {@code
   * none} is what was missed at the right, and what is spurious at the bottom.
   *
   * @return lines that each end with a line feed
   */
  public String report() {
    return Report.of(this);
  }

  @Override
  public String toString() {
    return report();
  }
}
