package io.ner4j.eval;

import java.util.Objects;

/**
 * A line of a CoNLL file and its kind.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * ConllRows rows = ConllReader.of().rows("", new BufferedReader(reader)::readLine);
 * for (ConllRow row = rows.next(); row != null; row = rows.next()) {
 *   if (row.kind() == ConllRow.Kind.WORD) {
 *     System.out.println(row.word() + " " + row.tag());
 *   }
 * }
 * }</pre>
 *
 * @param line the line's number, from 1
 * @param kind what the line is
 * @param text the line as it stands in the file, without its end
 * @param word the word; empty unless the line is a {@link Kind#WORD}
 * @param tag the word's tag, {@code O} where the reader reads words only; empty unless the line is
 *     a {@link Kind#WORD}
 * @since 0.1.0
 */
public record ConllRow(long line, Kind kind, String text, String word, String tag) {

  /** The kinds of lines. */
  public enum Kind {
    /** A word, with its tag where the reader reads tags. */
    WORD,
    /** A line of columns without a word: a range such as {@code 1-2}, or an empty node. */
    NO_WORD,
    /** A comment. */
    COMMENT,
    /** A blank line: it ends a sentence. */
    BLANK,
    /** The start of a document, {@code -DOCSTART-}: it ends a sentence. */
    DOCUMENT
  }

  /**
   * Checks that nothing is null.
   *
   * @param line the line's number, from 1
   * @param kind what the line is
   * @param text the line as it stands in the file, without its end
   * @param word the word; empty unless the line is a {@link Kind#WORD}
   * @param tag the word's tag; empty unless the line is a {@link Kind#WORD}
   */
  public ConllRow {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(tag, "tag");
  }

  static ConllRow without(long line, Kind kind, String text) {
    return new ConllRow(line, kind, text, "", "");
  }

  /**
   * Tells whether the line ends a sentence.
   *
   * @return whether it is blank or starts a document
   */
  public boolean endsSentence() {
    return kind == Kind.BLANK || kind == Kind.DOCUMENT;
  }
}
