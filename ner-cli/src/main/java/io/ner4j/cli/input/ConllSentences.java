package io.ner4j.cli.input;

import io.ner4j.NerInputException;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.ConllRow;
import io.ner4j.eval.ConllRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a CoNLL file sentence by sentence and keeps the lines, by the rules of {@link
 * ConllReader}. For one thread.
 */
public final class ConllSentences {

  private final LineReader lines;
  private final String file;
  private final ConllRows source;

  /** Number of the sentence's first word's line, or 0 before it. */
  private long start;

  private List<Item.Row> rows = new ArrayList<>();

  public ConllSentences(LineReader lines, int wordColumn) {
    this.lines = lines;
    this.file = lines.start().file();
    this.source = ConllReader.ofWords(wordColumn).rows(file, () -> text(lines.line()));
  }

  public static @Nullable String text(LineReader.@Nullable Line line) {
    return line == null ? null : line.text();
  }

  /**
   * Reads a sentence.
   *
   * @return the sentence, or null at the end
   * @throws BadInputException if a line cannot be read; the sentence can be read on without it
   */
  public Item.@Nullable Conll next() throws IOException {
    for (ConllRow row = row(); row != null; row = row()) {
      Item.Conll ended = row.endsSentence() && start > 0 ? sentence() : null;
      if (ended == null || row.kind() != ConllRow.Kind.BLANK) {
        add(row);
      }
      if (ended != null) {
        return ended;
      }
    }
    return start > 0 ? sentence() : null;
  }

  private @Nullable ConllRow row() throws IOException {
    try {
      return source.next();
    } catch (NerInputException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  private void add(ConllRow row) {
    boolean isWord = row.kind() == ConllRow.Kind.WORD;
    boolean hasColumns =
        isWord || row.kind() == ConllRow.Kind.NO_WORD || row.kind() == ConllRow.Kind.DOCUMENT;
    rows.add(new Item.Row(row.text(), isWord ? row.word() : null, hasColumns));
    if (isWord && start == 0) {
      start = row.line();
    }
  }

  private Item.Conll sentence() {
    Position position = new Position(file, start, lines.bytes());
    Item.Conll sentence = new Item.Conll(position, List.copyOf(rows), source.separator());
    rows = new ArrayList<>();
    start = 0;
    return sentence;
  }
}
