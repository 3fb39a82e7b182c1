package io.ner4j.rules;

import io.ner4j.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which entities stay where several recognizers find some in the same place.
 *
 * <pre>{@code
 * EntityRecognizer rulesFirst = EntityRecognizer.combined(Merge.IN_ORDER, rules, ner);
 * EntityRecognizer modelFirst = EntityRecognizer.combined(Merge.IN_ORDER, ner, rules);
 * EntityRecognizer longest = EntityRecognizer.combined(Merge.LONGEST, ner, rules);
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Merge {
  /**
   * Of entities that overlap, the longest stays; of equally long ones, that of the recognizer that
   * comes first, and of its own the leftmost.
   */
  LONGEST,

  /**
   * All entities of the first recognizer stay, those of the second where none of the first overlaps
   * them, and so on: rules first or models first, as they are given.
   */
  IN_ORDER,

  /**
   * Entities inside of others stay, and so do several types of the same words. Of two entities that
   * cross each other, the longer stays; of equally long ones, that of the recognizer that comes
   * first. Of entities with the same place and type, only the first stays.
   */
  KEEP_NESTED,

  /**
   * All entities stay, also where they overlap, as {@link io.ner4j.redact.Redactor} wants them. Of
   * equal places, those of the recognizer that comes first come first.
   */
  KEEP_ALL;

  private static final Comparator<Entity> BY_PLACE =
      Comparator.comparingInt(Entity::start)
          .thenComparing(Comparator.comparingInt(Entity::end).reversed());

  private static final Comparator<Entity> LONGER_FIRST =
      Comparator.comparingInt((Entity entity) -> entity.start() - entity.end());

  /**
   * Merges the entities of one text.
   *
   * @param found the entities that each recognizer found, in the order of the recognizers
   * @return the entities that stay, in the order of the text, outer ones first; unmodifiable
   */
  public List<Entity> merge(List<List<Entity>> found) {
    return switch (this) {
      case LONGEST -> longest(found);
      case IN_ORDER -> inOrder(found);
      case KEEP_NESTED -> nested(found);
      case KEEP_ALL -> all(found);
    };
  }

  private static List<Entity> all(List<List<Entity>> found) {
    return found.stream().flatMap(List::stream).sorted(BY_PLACE).toList();
  }

  private static List<Entity> longest(List<List<Entity>> found) {
    Kept kept = new Kept();
    List<Entity> all = new ArrayList<>();
    found.forEach(all::addAll);
    all.sort(LONGER_FIRST);
    all.forEach(kept::add);
    return List.copyOf(kept.byStart.values());
  }

  private static List<Entity> inOrder(List<List<Entity>> found) {
    Kept kept = new Kept();
    for (List<Entity> entities : found) {
      List<Entity> own = new ArrayList<>(entities);
      own.sort(LONGER_FIRST);
      own.forEach(kept::add);
    }
    return List.copyOf(kept.byStart.values());
  }

  private static List<Entity> nested(List<List<Entity>> found) {
    List<Entity> all = new ArrayList<>();
    found.forEach(all::addAll);
    all.sort(LONGER_FIRST);
    TreeSet<Integer> borders = new TreeSet<>();
    Set<Named> places = new HashSet<>();
    List<Entity> kept = new ArrayList<>();
    for (Entity entity : all) {
      // Those kept are as long or longer, so one with a border inside reaches out of it.
      Integer next = borders.higher(entity.start());
      boolean crosses = next != null && next < entity.end();
      if (!crosses && places.add(new Named(entity.start(), entity.end(), entity.type()))) {
        kept.add(entity);
        borders.add(entity.start());
        borders.add(entity.end());
      }
    }
    kept.sort(BY_PLACE);
    return List.copyOf(kept);
  }

  /** A place and a type. */
  private record Named(int start, int end, String type) {}

  /** Entities that do not overlap. */
  private static final class Kept {

    private final TreeMap<Integer, Entity> byStart = new TreeMap<>();

    void add(Entity entity) {
      var before = byStart.lowerEntry(entity.end());
      if (before == null || before.getValue().end() <= entity.start()) {
        byStart.put(entity.start(), entity);
      }
    }
  }
}
