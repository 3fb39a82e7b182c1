package io.ner4j.examples.cli;

import io.ner4j.NerInputException;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.TaggedSentence;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CoNLL file, one of which holds tags.
 *
 * @param file the file's text
 * @param wordColumn where the word is
 */
record GoldColumns(String file, int wordColumn) {

  /** Different values of a column that are shown. */
  private static final int SHOWN = 3;

  private static final String OUTSIDE = "O";

  /**
   * Reads words and tags.
   *
   * @throws NerInputException if a line cannot be read, or no word has a tag other than O
   */
  List<TaggedSentence> sentences(int tagColumn) throws IOException {
    List<TaggedSentence> sentences =
        ConllReader.of(wordColumn, tagColumn).read(new StringReader(file));
    if (!sentences.isEmpty() && values(sentences).equals(Set.of(OUTSIDE))) {
      throw new NerInputException(
          "expected tags in column %d (0 is the first, -1 the last), but every word has O there. The columns hold %s; --tag-column says which holds the tags"
              .formatted(tagColumn, columns()));
    }
    return sentences;
  }

  private static Set<String> values(List<TaggedSentence> sentences) {
    Set<String> values = new LinkedHashSet<>();
    sentences.forEach(sentence -> values.addAll(sentence.tags()));
    return values;
  }

  private String columns() throws IOException {
    List<String> columns = new ArrayList<>();
    int column = 0;
    for (Set<String> values = of(column); values != null; values = of(++column)) {
      String shown = String.join(" ", values.stream().limit(SHOWN).toList());
      columns.add("%d: %s%s".formatted(column, shown, values.size() > SHOWN ? " ..." : ""));
    }
    return String.join("; ", columns);
  }

  /** The values of a column, or null if there is none of that number. */
  private @Nullable Set<String> of(int column) throws IOException {
    try {
      int other = column == 0 ? -1 : 0;
      return values(ConllReader.of(other, column).read(new StringReader(file)));
    } catch (NerInputException e) {
      return null;
    }
  }
}
