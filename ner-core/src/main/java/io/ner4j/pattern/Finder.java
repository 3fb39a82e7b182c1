package io.ner4j.pattern;

/**
 * Finds places of one kind. It reads each character a bounded number of times, whatever the text
 * is. Safe for use by many threads.
 */
@FunctionalInterface
public interface Finder {

  /** Adds the places in a text, in its order and without overlaps. */
  void find(CharSequence text, Spans spans);
}
