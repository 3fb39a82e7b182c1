package io.ner4j.document;

import io.ner4j.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The sentences of a text, at the borders that a pipeline cuts long texts at. They cover the text
 * in its order, each with the white space behind it. Immutable.
 *
 * <p>A border is a blank line, or lies behind a mark that almost certainly ends a sentence: "met
 * her. She", but not "St. Louis" or "approx. five". So a range may hold several sentences, and
 * seldom a part of one. Lines of a list and cells of a table are no sentences. No border splits a
 * surrogate pair or a letter from its accents.
 *
 * <pre>{@code
 * Sentences sentences = Sentences.of("She met Tim Cook. They left.");
 * sentences.size(); // 2
 * sentences.group(ner.extract("She met Tim Cook. They left.")); // Tim Cook in the first
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Sentences implements Iterable<Sentence> {

  private final int length;

  /** Where each sentence starts; the first at 0, if there is one. */
  private final int[] starts;

  private Sentences(int length, int[] starts) {
    this.length = length;
    this.starts = starts;
  }

  /**
   * Finds the sentences of a text.
   *
   * @param text any string; an empty one has no sentence
   * @return its sentences
   */
  public static Sentences of(String text) {
    SentenceStarts sentences = new SentenceStarts(Objects.requireNonNull(text, "text"));
    BitSet borders = new BitSet();
    for (int i = 1; i < text.length(); i++) {
      borders.set(i, sentences.at(i));
    }
    if (!text.isEmpty()) {
      borders.set(0);
    }
    return new Sentences(text.length(), borders.stream().toArray());
  }

  /**
   * Joins sentences where an entity lies across their border, so that each entity lies in one.
   *
   * @param entities entities of the text, in any order
   * @return the sentences without those borders
   * @throws IllegalArgumentException if an entity ends behind the text
   */
  public Sentences keeping(Collection<Entity> entities) {
    BitSet borders = new BitSet();
    Arrays.stream(starts).forEach(borders::set);
    for (Entity entity : entities) {
      check(entity);
      borders.clear(entity.start() + 1, entity.end());
    }
    return new Sentences(length, borders.stream().toArray());
  }

  /**
   * Groups the entities of the text by its sentences. An entity belongs to the sentence that it
   * starts in, also if it goes on into the next; {@link #keeping} joins such sentences first.
   *
   * @param entities entities of the text, in any order; those of a sentence keep it
   * @return for each sentence, in the order of the text, its entities; unmodifiable
   * @throws IllegalArgumentException if an entity ends behind the text
   */
  public List<SentenceEntities> group(Collection<Entity> entities) {
    List<List<Entity>> groups = new ArrayList<>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      groups.add(new ArrayList<>());
    }
    for (Entity entity : entities) {
      check(entity);
      groups.get(indexAt(entity.start())).add(entity);
    }
    List<SentenceEntities> result = new ArrayList<>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      result.add(new SentenceEntities(get(i), groups.get(i)));
    }
    return List.copyOf(result);
  }

  private void check(Entity entity) {
    if (entity.end() > length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected entities of this text of length %d, but %s ends at %d",
              length,
              entity,
              entity.end()));
    }
  }

  /**
   * Counts the sentences.
   *
   * @return how many there are; 0 for an empty text
   */
  public int size() {
    return starts.length;
  }

  /**
   * Gives a sentence.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the sentence
   * @throws IndexOutOfBoundsException if there is no such sentence
   */
  public Sentence get(int index) {
    Objects.checkIndex(index, starts.length);
    return new Sentence(starts[index], index + 1 < starts.length ? starts[index + 1] : length);
  }

  /**
   * Finds the sentence at a place.
   *
   * @param offset a place in the text, in UTF-16 code units, from 0 to its length - 1
   * @return the index of the sentence
   * @throws IndexOutOfBoundsException if the place lies outside of the text
   */
  public int indexAt(int offset) {
    Objects.checkIndex(offset, length);
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * Gives all sentences.
   *
   * @return the sentences in the order of the text; unmodifiable
   */
  public List<Sentence> list() {
    List<Sentence> sentences = new ArrayList<>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      sentences.add(get(i));
    }
    return List.copyOf(sentences);
  }

  @Override
  public Iterator<Sentence> iterator() {
    return list().iterator();
  }
}
