package io.ner4j.rules;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.phrase.PhraseAutomaton;
import io.ner4j.phrase.PhrasePlaces.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the phrases of a list, up to millions of them, in one pass over a text.
 *
 * <pre>{@code
 * Phrases phrases = Phrases.builder().add("New York", "LOC", "Q60").add("York", "LOC").build();
 * phrases.extract("Ada left New York."); // New York, LOC, 9 to 17, with the id Q60
 * }</pre>
 *
 * <p>A phrase is found as it is spelled, white space included; {@link PhrasesBuilder} has options
 * for case, width and words. Entities have the score 1. The time grows with the length of the text
 * and with what is found, whatever the text is. Immutable and safe for use by many threads; there
 * is nothing to close.
 *
 * @since 0.1.0
 */
public final class Phrases implements EntityRecognizer {

  private final PhraseAutomaton automaton;
  private final PhraseData data;
  private final boolean overlaps;
  private final String source;

  Phrases(PhraseAutomaton automaton, PhraseData data, boolean overlaps, String source) {
    this.automaton = automaton;
    this.data = data;
    this.overlaps = overlaps;
    this.source = source;
  }

  /**
   * Starts a list.
   *
   * @return a builder without phrases
   */
  public static PhrasesBuilder builder() {
    return new PhrasesBuilder();
  }

  /** {@return how many phrases were added} */
  public int size() {
    return data.size();
  }

  @Override
  public List<Entity> extract(String text) {
    List<Place> places = automaton.find(Objects.requireNonNull(text, "text"), overlaps).all();
    List<Entity> entities = new ArrayList<>(places.size());
    for (Place place : places) {
      String found = text.substring(place.start(), place.end());
      int next = automaton.next(place.phrase());
      entities.add(entity(found, place, place.phrase()));
      if (overlaps && next >= 0) {
        addOthers(found, place, next, entities);
      }
    }
    return List.copyOf(entities);
  }

  /** Adds the entries that differ from those before. */
  private void addOthers(String found, Place place, int from, List<Entity> entities) {
    Set<Entity> several = new HashSet<>();
    several.add(entity(found, place, place.phrase()));
    for (int phrase = from; phrase >= 0; phrase = automaton.next(phrase)) {
      Entity entity = entity(found, place, phrase);
      if (several.add(entity)) {
        entities.add(entity);
      }
    }
  }

  private Entity entity(String found, Place place, int phrase) {
    return new Entity(
        found, data.type(phrase), place.start(), place.end(), 1, source, data.id(phrase));
  }

  /** Says how many phrases there are, as in {@code Phrases[1000000]}. */
  @Override
  public String toString() {
    return "Phrases[" + size() + "]";
  }
}
