package io.ner4j.spi;

import java.util.BitSet;

/**
 * Finds words where blanks separate none, as in Chinese, Japanese or Thai, for models that read a
 * text word by word.
 *
 * <pre>{@code
 * WordFinder eachIdeograph =
 *     text -> {
 *       BitSet starts = new BitSet();
 *       for (int i = 0; i < text.length(); i++) {
 *         starts.set(i, Character.isIdeographic(text.charAt(i)));
 *       }
 *       return starts;
 *     };
 * }</pre>
 *
 * <p>Implementations are safe for use by many threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WordFinder {

  /**
   * Tells where words start. Each run of the text without white space is cut at these places if one
   * of them is where the run starts. Else the run is cut as the model's reference cuts it.
   *
   * @param text any text, or a part of one that is cut between words
   * @return UTF-16 offsets of the first code units of words, none inside of a surrogate pair; those
   *     at white space do not count
   */
  BitSet starts(String text);
}
