package io.ner4j;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A named entity in a list of words.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * for (WordEntity entity : ner.extractWords(List.of("Angela", "Merkel", "spoke", "."))) {
 *   System.out.println(entity.type() + " " + entity.words()); // PER [Angela, Merkel]
 * }
 * }</pre>
 *
 * @param words the entity's words as they were given
 * @param type the entity's type as the model names it, such as {@code PER}
 * @param wordStart index of the first word, ≥ 0
 * @param wordEnd index after the last word, &gt; wordStart
 * @param score mean probability of the labels that make the entity, 0 to 1
 * @serial exclude
 * @since 0.1.0
 */
@SuppressWarnings("InvalidBlockTag") // Javadoc knows @serial on records, too.
public record WordEntity(List<String> words, String type, int wordStart, int wordEnd, double score)
    implements Serializable {

  /**
   * Copies the words and checks that the indices fit them.
   *
   * @param words the entity's words as they were given
   * @param type the entity's type as the model names it, such as {@code PER}
   * @param wordStart index of the first word, ≥ 0
   * @param wordEnd index after the last word, &gt; wordStart
   * @param score mean probability of the labels that make the entity, 0 to 1
   * @throws IllegalArgumentException if {@code wordEnd - wordStart} is not the number of words,
   *     there is none, or the score lies outside 0 to 1
   */
  public WordEntity {
    words = List.copyOf(words);
    Objects.requireNonNull(type, "type");
    if (wordStart < 0 || wordEnd <= wordStart || wordEnd - wordStart != words.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an entity needs 0 <= wordStart < wordEnd = wordStart + words.size(), but wordStart"
                  + " is %d, wordEnd %d, size %d",
              wordStart,
              wordEnd,
              words.size()));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score must lie in 0 to 1, but is " + score);
    }
  }
}
