package io.ner4j.span;

import java.util.Map;

/**
 * Which entities a caller wants.
 *
 * @param minScores the least score by type, infinity for a type that is not wanted
 * @param otherwise the least score of a type that is not among them
 * @param names what entities are called, by type
 * @param namesOnly whether an entity needs a letter or a digit
 */
public record EntityFilter(
    Map<String, Double> minScores, double otherwise, Map<String, String> names, boolean namesOnly) {

  static final double NEVER = Double.POSITIVE_INFINITY;

  public EntityFilter {
    minScores = Map.copyOf(minScores);
    names = Map.copyOf(names);
  }

  /** Keeps the names of types, and entities of punctuation too. */
  public EntityFilter(Map<String, Double> minScores, double otherwise) {
    this(minScores, otherwise, Map.of(), false);
  }

  /** The same, which keeps entities of punctuation or not. */
  public EntityFilter namesOnly(boolean namesOnly) {
    return new EntityFilter(minScores, otherwise, names, namesOnly);
  }

  boolean keeps(String type, double score) {
    return score >= minScores.getOrDefault(type, otherwise);
  }

  boolean keepsText(String entity) {
    return !namesOnly || entity.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  String name(String type) {
    return names.getOrDefault(type, type);
  }
}
