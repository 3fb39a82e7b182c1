package io.ner4j.redact;

import io.ner4j.Entity;
import io.ner4j.phrase.Folding;
import io.ner4j.phrase.PhraseAutomaton;
import io.ner4j.phrase.PhrasePlaces.Place;
import io.ner4j.phrase.Strings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a text that entities cover, each as large as the entities that overlap there. */
final class Regions {

  /** Names of fewer letters and digits are not looked for elsewhere. */
  private static final int MIN_LETTERS = 2;

  private static final Comparator<Entity> BY_PLACE =
      Comparator.comparingInt(Entity::start)
          .thenComparing(Comparator.comparingInt(Entity::end).reversed());

  /** A part of a text, and the entity that stands for it. */
  record Region(int start, int end, Entity entity) {}

  private Regions() {}

  /** The union of entities, in the order of the text. */
  static List<Region> of(List<Entity> entities) {
    List<Entity> sorted = new ArrayList<>(entities);
    sorted.sort(BY_PLACE);
    List<Region> regions = new ArrayList<>();
    for (Entity entity : sorted) {
      Region last = regions.isEmpty() ? null : regions.get(regions.size() - 1);
      if (last == null || entity.start() >= last.end) {
        regions.add(new Region(entity.start(), entity.end(), entity));
      } else {
        boolean longer = length(entity) > length(last.entity);
        regions.set(
            regions.size() - 1,
            new Region(
                last.start, Math.max(last.end, entity.end()), longer ? entity : last.entity));
      }
    }
    return regions;
  }

  private static int length(Entity entity) {
    return entity.end() - entity.start();
  }

  /** The entities, and the other places where their names stand as whole words. */
  static List<Entity> withFurther(String text, List<Entity> entities) {
    Map<String, Integer> numbers = new HashMap<>();
    Strings names = new Strings();
    List<Entity> firsts = new ArrayList<>();
    for (Entity entity : entities) {
      if (isName(entity.text()) && numbers.putIfAbsent(entity.text(), firsts.size()) == null) {
        names.add(entity.text());
        firsts.add(entity);
      }
    }
    if (firsts.isEmpty()) {
      return entities;
    }
    List<Entity> all = new ArrayList<>(entities);
    for (Place place : PhraseAutomaton.of(names, Folding.NONE, true).find(text, true).all()) {
      Entity first = firsts.get(place.phrase());
      all.add(
          new Entity(
              first.text(),
              first.type(),
              place.start(),
              place.end(),
              first.score(),
              first.source(),
              first.id()));
    }
    return all;
  }

  private static boolean isName(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).limit(MIN_LETTERS).count()
        == MIN_LETTERS;
  }
}
