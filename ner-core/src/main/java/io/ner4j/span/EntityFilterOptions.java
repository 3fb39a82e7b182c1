package io.ner4j.span;

import io.ner4j.Aggregation;
import io.ner4j.decode.LabelSet;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of entity types, until the model's types are known. Immutable.
 *
 * @param minScore the least score of an entity, 0 to 1; null for the model's default
 * @param minScores the least score of an entity by its type, 0 to 1
 * @param included the types to keep; none for all
 * @param excluded the types to leave out
 * @param renamed the names of types that are called otherwise
 */
@SuppressWarnings(
    "serial") // The sets and the map are made here, of classes that can be serialised.
public record EntityFilterOptions(
    @Nullable Double minScore,
    Map<String, Double> minScores,
    Set<String> included,
    Set<String> excluded,
    Map<String, String> renamed)
    implements Serializable {

  /** Keeps every entity that the model's makers want. */
  public static final EntityFilterOptions ALL =
      new EntityFilterOptions(null, Map.of(), Set.of(), Set.of(), Map.of());

  /** Copies the collections in alphabetical order and checks the scores. */
  public EntityFilterOptions {
    if (minScore != null) {
      checkScore(minScore);
    }
    minScores.values().forEach(EntityFilterOptions::checkScore);
    minScores = Collections.unmodifiableSortedMap(new TreeMap<>(minScores));
    included = Collections.unmodifiableSortedSet(new TreeSet<>(included));
    excluded = Collections.unmodifiableSortedSet(new TreeSet<>(excluded));
    renamed.values().forEach(EntityFilterOptions::checkName);
    renamed = Collections.unmodifiableSortedMap(new TreeMap<>(renamed));
  }

  public EntityFilterOptions withMinScore(double minScore) {
    return new EntityFilterOptions(minScore, minScores, included, excluded, renamed);
  }

  public EntityFilterOptions withMinScore(String type, double minScore) {
    Map<String, Double> scores = new TreeMap<>(minScores);
    scores.put(type, minScore);
    return new EntityFilterOptions(this.minScore, scores, included, excluded, renamed);
  }

  public EntityFilterOptions including(List<String> types) {
    if (types.isEmpty()) {
      throw new IllegalArgumentException("includeTypes needs at least one type, but got none");
    }
    return new EntityFilterOptions(minScore, minScores, Set.copyOf(types), excluded, renamed);
  }

  public EntityFilterOptions excluding(List<String> types) {
    return new EntityFilterOptions(minScore, minScores, included, Set.copyOf(types), renamed);
  }

  public EntityFilterOptions renaming(String type, String name) {
    Map<String, String> names = new TreeMap<>(renamed);
    names.put(type, name);
    return new EntityFilterOptions(minScore, minScores, included, excluded, names);
  }

  /**
   * Makes a filter for a model.
   *
   * @param usual the least score where nothing else is said, 0 to 1
   * @param byLabel whether an entity is called by its label, as under {@link Aggregation#NONE};
   *     what is said of a type then holds for its labels
   * @throws IllegalArgumentException if the model lacks a type, or no type is left
   */
  public EntityFilter filter(LabelSet labels, double usual, boolean byLabel) {
    double otherwise = minScore == null ? usual : minScore;
    check(labels, minScores.keySet());
    check(labels, excluded);
    check(labels, included);
    check(labels, renamed.keySet());
    Map<String, String> names = new HashMap<>();
    Map<String, Double> scores = new HashMap<>();
    for (int label = 0; label < labels.size(); label++) {
      if (labels.outside(label)) {
        continue;
      }
      String type = labels.type(label);
      boolean wanted = (included.isEmpty() || included.contains(type)) && !excluded.contains(type);
      double least = wanted ? minScores.getOrDefault(type, otherwise) : EntityFilter.NEVER;
      String found = byLabel ? labels.labels().get(label) : type;
      scores.put(found, least);
      names.put(found, renamed(found, type));
    }
    boolean filtered = !included.isEmpty() || !excluded.isEmpty();
    if (filtered && scores.values().stream().allMatch(least -> least == EntityFilter.NEVER)) {
      throw new IllegalArgumentException(
          "includeTypes and excludeTypes leave none of the types " + labels.types());
    }
    return new EntityFilter(
        scores, included.isEmpty() ? otherwise : EntityFilter.NEVER, names, false);
  }

  /** What is found under the name of a type or a label, by its new name: B-PERSON as B-PER. */
  private String renamed(String found, String type) {
    int at = found.lastIndexOf(type);
    String name = renamed.getOrDefault(type, type);
    return found.substring(0, at) + name + found.substring(at + type.length());
  }

  private static void check(LabelSet labels, Iterable<String> types) {
    for (String type : types) {
      if (!labels.types().contains(type)) {
        throw new IllegalArgumentException(
            "the model has the types " + labels.types() + ", but not '" + type + "'");
      }
    }
  }

  private static void checkName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the new name of a type must not be blank, but is '" + name + "'");
    }
  }

  private static void checkScore(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("minScore must be 0 to 1, but is " + score);
    }
  }
}
