package io.ner4j.span;

import java.util.Map;

/**
 * Which entities a caller wants.
 *
 * @param minScores the least score by type, infinity for a type that is not wanted
 * @param otherwise the least score of a type that is not among them
 * @param names what entities are called, by type
 */
public record EntityFilter(
    Map<String, Double> minScores, double otherwise, Map<String, String> names) {

  static final double NEVER = Double.POSITIVE_INFINITY;

  public EntityFilter {
    minScores = Map.copyOf(minScores);
    names = Map.copyOf(names);
  }

  boolean keeps(String type, double score) {
    return score >= minScores.getOrDefault(type, otherwise);
  }

  String name(String type) {
    return names.getOrDefault(type, type);
  }
}
