package io.ner4j.view;

import io.ner4j.Entity;
import java.util.List;
import java.util.Objects;

/** Entities that can be marked in a text one after the other. */
final class Spans {

  private Spans() {}

  /** Copies entities, and refuses those that cannot be marked. */
  static List<Entity> check(String text, List<Entity> entities) {
    Objects.requireNonNull(text, "text");
    List<Entity> copy = List.copyOf(Objects.requireNonNull(entities, "entities"));
    int end = 0;
    for (int i = 0; i < copy.size(); i++) {
      Entity entity = copy.get(i);
      if (entity.start() < end) {
        throw new IllegalArgumentException(
            ("entities must be in the order of the text and must not overlap, but %s starts before"
                    + " %d, where the one before it ends; sort them by start, and keep one of those that overlap")
                .formatted(name(i, entity), end));
      }
      if (!text.startsWith(entity.text(), entity.start())) {
        throw new IllegalArgumentException(
            ("an entity must stand in the text at its offsets, but %s does not stand in this text of"
                    + " length %d; give the text that the entities were found in")
                .formatted(name(i, entity), text.length()));
      }
      if (splitsPair(text, entity.start()) || splitsPair(text, entity.end())) {
        throw new IllegalArgumentException(
            "an entity must start and end between characters, but %s cuts a surrogate pair; move its edge by one"
                .formatted(name(i, entity)));
      }
      end = entity.end();
    }
    return copy;
  }

  private static boolean splitsPair(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }

  private static String name(int index, Entity entity) {
    return "entities[%d], %s at [%d, %d),"
        .formatted(index, entity.type(), entity.start(), entity.end());
  }
}
