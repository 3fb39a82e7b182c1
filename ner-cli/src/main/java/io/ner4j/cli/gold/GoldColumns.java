package io.ner4j.cli.gold;

import io.ner4j.NerInputException;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.ConllSentences;
import io.ner4j.cli.input.LineReader;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.ConllRow;
import io.ner4j.eval.ConllRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a CoNLL file, one of which holds tags. */
public final class GoldColumns {

  /** Different values of a column that are shown. */
  private static final int SHOWN = 3;

  private final String name;
  private final byte[] file;
  private final int wordColumn;

  /** Reads a file whole; it stays the caller's to close. */
  GoldColumns(String name, InputStream in, int wordColumn) throws IOException {
    this.name = name;
    this.file = in.readAllBytes();
    this.wordColumn = wordColumn;
  }

  /**
   * Reads sentences.
   *
   * @param leftOut takes lines that cannot be read
   * @throws BadInputException if there are words, but no tag other than O
   */
  List<GoldText> texts(int tagColumn, LeftOut leftOut) throws IOException {
    ConllRows rows = rows(wordColumn, tagColumn);
    List<GoldText> texts = new ArrayList<>();
    List<ConllRow> words = new ArrayList<>();
    ConllRow row;
    do {
      row = next(rows, leftOut);
      if ((row == null || row.endsSentence()) && !words.isEmpty()) {
        texts.add(text(texts.size() + 1, words));
        words.clear();
      } else if (row != null && row.kind() == ConllRow.Kind.WORD) {
        words.add(row);
      }
    } while (row != null);
    checkTags(tagColumn, texts);
    return texts;
  }

  private ConllRows rows(int word, int tag) {
    LineReader lines = new LineReader(name, new ByteArrayInputStream(file), 0);
    return ConllReader.of(word, tag).rows(name, () -> ConllSentences.text(lines.line()));
  }

  private static @Nullable ConllRow next(ConllRows rows, LeftOut leftOut) throws IOException {
    while (true) {
      try {
        return rows.next();
      } catch (NerInputException | BadInputException e) {
        leftOut.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private GoldText text(int number, List<ConllRow> words) {
    return GoldText.ofTags(
        name + ", sentence " + number,
        words.stream().map(ConllRow::word).toList(),
        words.stream().map(ConllRow::tag).toList());
  }

  private void checkTags(int tagColumn, List<GoldText> texts) throws IOException {
    if (!texts.isEmpty()
        && texts.stream().allMatch(text -> text.tags().stream().allMatch("O"::equals))) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s: expected tags in column %d (0 is the first, -1 the last), but every word has O"
                  + " there. The columns hold %s; --tag-column says which holds the tags",
              name,
              tagColumn,
              columns()));
    }
  }

  private String columns() throws IOException {
    List<String> columns = new ArrayList<>();
    int column = 0;
    for (Set<String> values = of(column); !values.isEmpty(); values = of(++column)) {
      String shown = String.join(" ", values.stream().limit(SHOWN).toList());
      columns.add(
          String.format(
              Locale.ROOT, "%d: %s%s", column, shown, values.size() > SHOWN ? " ..." : ""));
    }
    return String.join("; ", columns);
  }

  /** The values of a column; none if there is no column of that number. */
  private Set<String> of(int column) throws IOException {
    Set<String> values = new LinkedHashSet<>();
    ConllRows rows = rows(column == 0 ? -1 : 0, column);
    LeftOut unread = new LeftOut(true, message -> {});
    for (ConllRow row = next(rows, unread); row != null; row = next(rows, unread)) {
      if (row.kind() == ConllRow.Kind.WORD) {
        values.add(row.tag());
      }
    }
    return values;
  }
}
