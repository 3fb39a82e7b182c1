package io.ner4j.eval;

import java.util.List;
import java.util.Locale;

/**
 * Words and their tags.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * for (TaggedSentence sentence : ConllReader.of().read(Path.of("test.conll"))) {
 *   ner.extractWords(sentence.words());
 * }
 * }</pre>
 *
 * @param words the words
 * @param tags a tag for each word, such as {@code B-PER}
 * @since 0.1.0
 */
public record TaggedSentence(List<String> words, List<String> tags) {

  /**
   * Copies the lists and checks that they fit together.
   *
   * @param words the words
   * @param tags a tag for each word, such as {@code B-PER}
   * @throws IllegalArgumentException if there are more words than tags or fewer
   */
  public TaggedSentence {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    if (words.size() != tags.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "each word needs one tag, but there are %d words and %d tags",
              words.size(),
              tags.size()));
    }
  }
}
