package io.ner4j.eval;

import io.ner4j.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Compares found entities with the gold ones of the same texts or sentences.
 *
 * <p>Gold and found are lists with an element for each text, in the same order. Immutable and safe
 * for use by many threads.
 *
 * <pre>{@code
 * List<List<TypedSpan>> gold = List.of(List.of(new TypedSpan("PER", 0, 13)));
 * List<List<TypedSpan>> found =
 *     ner.extractAll(texts).stream()
 *         .map(entities -> entities.stream().map(TypedSpan::of).toList())
 *         .toList();
 * Evaluation evaluation = Evaluation.of(gold, found);
 * System.out.print(evaluation.scores(Matching.EXACT).report());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Evaluation {

  private final List<List<TypedSpan>> gold;
  private final List<List<TypedSpan>> found;

  private Evaluation(List<List<TypedSpan>> gold, List<List<TypedSpan>> found) {
    this.gold = gold.stream().map(List::copyOf).toList();
    this.found = found.stream().map(List::copyOf).toList();
    checkSameSize("texts", this.gold.size(), this.found.size());
  }

  /**
   * Compares spans. Their unit must be the same for gold and found; they may overlap.
   *
   * @param gold the right spans of each text
   * @param found the spans found in each text
   * @return the evaluation
   * @throws IllegalArgumentException if gold and found differ in the number of texts
   */
  public static Evaluation of(List<List<TypedSpan>> gold, List<List<TypedSpan>> found) {
    return new Evaluation(gold, found);
  }

  /**
   * Compares entities by their type and their offsets in UTF-16 code units; scores do not matter.
   *
   * @param gold the right entities of each text
   * @param found the entities found in each text
   * @return the evaluation
   * @throws IllegalArgumentException if gold and found differ in the number of texts
   */
  public static Evaluation ofEntities(List<List<Entity>> gold, List<List<Entity>> found) {
    return new Evaluation(spans(gold), spans(found));
  }

  private static List<List<TypedSpan>> spans(List<List<Entity>> texts) {
    return texts.stream().map(text -> text.stream().map(TypedSpan::of).toList()).toList();
  }

  /**
   * Compares tags, one a word. A sentence may be empty.
   *
   * @param gold the right tags of each sentence
   * @param found the tags found for each sentence
   * @param reading how both are read
   * @return the evaluation, its spans being in words
   * @throws IllegalArgumentException if gold and found differ in the number of sentences or of the
   *     words of one, or if tags cannot be read ({@link TagParser#spans})
   */
  public static Evaluation ofTags(
      List<List<String>> gold, List<List<String>> found, TagParser reading) {
    checkSameSize("sentences", gold.size(), found.size());
    for (int i = 0; i < gold.size(); i++) {
      checkSameSize("tags in sentence " + i, gold.get(i).size(), found.get(i).size());
    }
    List<List<String>> both = new ArrayList<>(gold);
    both.addAll(found);
    List<List<TypedSpan>> spans = reading.spans(both);
    return new Evaluation(spans.subList(0, gold.size()), spans.subList(gold.size(), spans.size()));
  }

  private static void checkSameSize(String what, int gold, int found) {
    if (gold != found) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "gold and found need the same number of %s, but gold has %d and found %d",
              what,
              gold,
              found));
    }
  }

  /**
   * Counts right, wrong and missed entities.
   *
   * @param matching when a found entity counts as a gold one
   * @return counts and rates
   */
  public Scores scores(Matching matching) {
    return Scores.of(matching, pairings(matching));
  }

  /**
   * Counts which types were confused.
   *
   * @return the table
   */
  public ConfusionTable confusion() {
    return ConfusionTable.of(pairings(Matching.SPAN));
  }

  /**
   * Lists the mistakes in the order of the texts.
   *
   * @return the mistakes, unmodifiable
   */
  public List<Mistake> mistakes() {
    return IntStream.range(0, gold.size())
        .boxed()
        .flatMap(i -> Mistake.of(i, gold.get(i), found.get(i)).stream())
        .toList();
  }

  /**
   * Returns the gold spans.
   *
   * @return the spans of each text, unmodifiable
   */
  public List<List<TypedSpan>> gold() {
    return gold;
  }

  /**
   * Returns the found spans.
   *
   * @return the spans of each text, unmodifiable
   */
  public List<List<TypedSpan>> found() {
    return found;
  }

  /**
   * Writes the counts and rates of every kind of matching, and the confusion matrix, as JSON. Its
   * fields are those of {@code docs/evaluation.md}.
   *
   * @return an object, in ASCII except the letters of types
   */
  public String json() {
    return JsonReport.of(this);
  }

  private List<Pairing> pairings(Matching matching) {
    return IntStream.range(0, gold.size())
        .mapToObj(i -> Pairing.of(gold.get(i), found.get(i), matching))
        .toList();
  }
}
