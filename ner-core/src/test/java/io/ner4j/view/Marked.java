package io.ner4j.view;

import io.ner4j.Entity;
import io.ner4j.contract.HardStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A text and entities in it. */
record Marked(String text, List<Entity> entities) {

  private static final String[] TYPES = {
    "PER", "org", "<b>", "a\"b'c", "\u001B[31m", "שם", "\0\uD800\r\n", "drug name", "😀 <😀>"
  };

  /** Finds the entities by their names, one after the other; each name is followed by its type. */
  static Marked of(String text, String... namesAndTypes) {
    List<Entity> entities = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      int start = text.indexOf(namesAndTypes[i], from);
      from = start + namesAndTypes[i].length();
      entities.add(new Entity(namesAndTypes[i], namesAndTypes[i + 1], start, from, 0.9876));
    }
    return new Marked(text, entities);
  }

  /** A hard text with entities anywhere, some side by side, and types that need escaping. */
  static Marked random(long seed) {
    Random random = new Random(seed);
    String text = new HardStrings(seed).next();
    List<Entity> entities = new ArrayList<>();
    int start = border(text, random.nextInt(5));
    while (start < text.length()) {
      int end = border(text, start + 1 + random.nextInt(8));
      String type = TYPES[random.nextInt(TYPES.length)];
      entities.add(new Entity(text.substring(start, end), type, start, end, random.nextDouble()));
      start = border(text, end + random.nextInt(6));
    }
    return new Marked(text, entities);
  }

  /** A hard text with entities beside and inside of each other, and several on the same words. */
  static Marked nested(long seed) {
    Random random = new Random(seed);
    String text = new HardStrings(seed).next();
    List<Entity> entities = new ArrayList<>();
    addNested(text, 0, text.length(), 0, random, entities);
    return new Marked(text, entities);
  }

  private static void addNested(
      String text, int from, int to, int depth, Random random, List<Entity> entities) {
    int start = border(text, from + random.nextInt(4));
    while (start < to && depth < 4) {
      int end = Math.min(to, border(text, start + 1 + random.nextInt(12)));
      int labels = random.nextInt(4) == 0 ? 2 : 1;
      for (int i = 0; i < labels; i++) {
        String type = TYPES[random.nextInt(TYPES.length)];
        entities.add(new Entity(text.substring(start, end), type, start, end, random.nextDouble()));
      }
      addNested(text, start, end, depth + 1, random, entities);
      start = border(text, end + random.nextInt(6));
    }
  }

  private static int border(String text, int index) {
    if (index >= text.length()) {
      return text.length();
    }
    boolean inside =
        index > 0 && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    return inside ? index + 1 : index;
  }
}
