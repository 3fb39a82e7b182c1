package io.ner4j.span;

import io.ner4j.Aggregation;
import io.ner4j.decode.LabelSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller says of entity types, until the model's types are known. For one thread. */
public final class EntityFilterOptions {

  private double minScore;
  private final Map<String, Double> minScores = new HashMap<>();
  private @Nullable List<String> included;
  private List<String> excluded = List.of();

  public void minScore(double minScore) {
    this.minScore = checkScore(minScore);
  }

  public void minScore(String type, double minScore) {
    minScores.put(type, checkScore(minScore));
  }

  public void include(List<String> types) {
    if (types.isEmpty()) {
      throw new IllegalArgumentException("includeTypes needs at least one type, but got none");
    }
    included = types;
  }

  public void exclude(List<String> types) {
    excluded = types;
  }

  /**
   * Makes a filter for a model.
   *
   * @param byLabel whether an entity is called by its label, as under {@link Aggregation#NONE};
   *     what is said of a type then holds for its labels
   * @throws IllegalArgumentException if the model lacks a type, or no type is left
   */
  public EntityFilter filter(LabelSet labels, boolean byLabel) {
    check(labels, minScores.keySet());
    check(labels, excluded);
    if (included != null) {
      check(labels, included);
    }
    Map<String, Double> scores = new HashMap<>();
    for (int label = 0; label < labels.size(); label++) {
      if (labels.outside(label)) {
        continue;
      }
      String type = labels.type(label);
      boolean wanted = (included == null || included.contains(type)) && !excluded.contains(type);
      double least = wanted ? minScores.getOrDefault(type, minScore) : EntityFilter.NEVER;
      scores.put(byLabel ? labels.labels().get(label) : type, least);
    }
    boolean filtered = included != null || !excluded.isEmpty();
    if (filtered && scores.values().stream().allMatch(least -> least == EntityFilter.NEVER)) {
      throw new IllegalArgumentException(
          "includeTypes and excludeTypes leave none of the types " + labels.types());
    }
    return new EntityFilter(scores, included == null ? minScore : EntityFilter.NEVER);
  }

  private static void check(LabelSet labels, Iterable<String> types) {
    for (String type : types) {
      if (!labels.types().contains(type)) {
        throw new IllegalArgumentException(
            "the model has the types " + labels.types() + ", but not '" + type + "'");
      }
    }
  }

  private static double checkScore(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("minScore must be 0 to 1, but is " + score);
    }
    return score;
  }
}
