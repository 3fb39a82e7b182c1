package io.ner4j.view;

import io.ner4j.Entity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Entities that can be marked in a text, one after the other or one inside of another. */
final class Spans {

  private Spans() {}

  /** What shows a text and its marks, piece by piece in the order of the text. */
  interface Walker {

    /** A part of the text. */
    void text(int start, int end);

    /** An entity starts, inside of those that have not ended. */
    void open(int entity);

    /** The entity ends that started last of those that have not ended. */
    void close(int entity);
  }

  /**
   * Walks through a text.
   *
   * @param entities entities that were checked
   */
  static void walk(String text, List<Entity> entities, Walker walker) {
    Deque<Integer> open = new ArrayDeque<>();
    int done = 0;
    for (int i = 0; i < entities.size(); i++) {
      int start = entities.get(i).start();
      done = close(entities, open, done, start, walker);
      walker.text(done, start);
      done = start;
      walker.open(i);
      open.push(i);
    }
    done = close(entities, open, done, text.length(), walker);
    walker.text(done, text.length());
  }

  /** Closes those that end up to a place. */
  private static int close(
      List<Entity> entities, Deque<Integer> open, int from, int place, Walker walker) {
    int done = from;
    while (!open.isEmpty() && entities.get(open.element()).end() <= place) {
      int end = entities.get(open.element()).end();
      walker.text(done, end);
      done = end;
      walker.close(open.pop());
    }
    return done;
  }

  /** Copies entities, and refuses those that cannot be marked. */
  static List<Entity> check(String text, List<Entity> entities) {
    Objects.requireNonNull(text, "text");
    List<Entity> copy = List.copyOf(Objects.requireNonNull(entities, "entities"));
    Deque<Entity> open = new ArrayDeque<>();
    int start = 0;
    for (int i = 0; i < copy.size(); i++) {
      Entity entity = copy.get(i);
      while (!open.isEmpty() && open.element().end() <= entity.start()) {
        open.pop();
      }
      boolean crosses = !open.isEmpty() && entity.end() > open.element().end();
      if (entity.start() < start || crosses) {
        Entity before = crosses ? open.element() : copy.get(i - 1);
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                ("entities must be in the order of the text, and one that overlaps another must lie"
                    + " inside of it and come later, but %s comes after one at [%d, %d); sort them"
                    + " by start, the longer ones first, and keep one of those that cross"),
                name(i, entity),
                before.start(),
                before.end()));
      }
      open.push(entity);
      start = entity.start();
      if (!text.startsWith(entity.text(), entity.start())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                ("an entity must stand in the text at its offsets, but %s does not stand in this"
                    + " text of length %d; give the text that the entities were found in"),
                name(i, entity),
                text.length()));
      }
      if (splitsPair(text, entity.start()) || splitsPair(text, entity.end())) {
        throw new IllegalArgumentException(
            "an entity must start and end between characters, but %s cuts a surrogate pair; move its edge by one"
                .formatted(name(i, entity)));
      }
    }
    return copy;
  }

  private static boolean splitsPair(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }

  private static String name(int index, Entity entity) {
    return String.format(
        Locale.ROOT,
        "entities[%d], %s at [%d, %d),",
        index,
        entity.type(),
        entity.start(),
        entity.end());
  }
}
