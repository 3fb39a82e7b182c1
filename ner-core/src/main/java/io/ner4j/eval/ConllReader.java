package io.ner4j.eval;

import io.ner4j.NerInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads CoNLL files: a word and its tag on each line, a blank line after each sentence.
 *
 * <pre>{@code
 * List<TaggedSentence> sentences = ConllReader.of().read(Path.of("test.conll"));
 * }</pre>
 *
 * <p>The first line of data tells how the file is laid out. If it holds a tab, each tab separates
 * two columns, and a word may hold spaces; else runs of spaces and tabs separate them. Other
 * spaces, such as U+00A0 and U+3000, separate nothing: they are words or parts of them. Every line
 * of data has as many columns as the first. These lines are no data:
 *
 * <ul>
 *   <li>lines of nothing but spaces and tabs, however many, and lines whose first column is {@code
 *       -DOCSTART-}: they end a sentence;
 *   <li>comments: {@code #} alone or with a space behind it, if the line has another number of
 *       columns than the data. {@code # key = value}, {@code # newdoc} and {@code # newpar} of
 *       CoNLL-U, {@code #begin document} and {@code #end document} of CoNLL-2012 are comments
 *       whatever the number of columns. So {@code #Obama B-PER} is a word, and {@code # O} is one
 *       in a file of two columns;
 *   <li>ranges ({@code 1-2}) and empty nodes ({@code 8.1}) of CoNLL-U: where tabs separate columns,
 *       the first line of data is numbered 1, and the word comes from another column than the
 *       first.
 * </ul>
 *
 * <p>In a file in which all lines start with {@code #}, the first with no space behind it is the
 * first line of data.
 *
 * <p>Lines may end with LF, CR LF or CR, the last one with nothing; a byte order mark is skipped.
 * Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ConllReader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final int wordColumn;
  private final @Nullable Integer tagColumn;

  private ConllReader(int wordColumn, @Nullable Integer tagColumn) {
    this.wordColumn = wordColumn;
    this.tagColumn = tagColumn;
  }

  /**
   * Makes a reader that takes the word from the first column and the tag from the last.
   *
   * @return the reader
   */
  public static ConllReader of() {
    return of(0, -1);
  }

  /**
   * Makes a reader that takes word and tag from other columns. Columns count from 0; negative ones
   * count from the end, -1 being the last.
   *
   * @param wordColumn where the word is
   * @param tagColumn where the tag is
   * @return the reader
   * @throws IllegalArgumentException if both are the same
   */
  public static ConllReader of(int wordColumn, int tagColumn) {
    if (wordColumn == tagColumn) {
      throw new IllegalArgumentException(
          "word and tag need a column each, but both come from column " + wordColumn);
    }
    return new ConllReader(wordColumn, tagColumn);
  }

  /**
   * Makes a reader that takes only words and ignores the other columns. Every tag is {@code O}.
   *
   * @param wordColumn where the word is: from 0, or from the end if negative
   * @return the reader
   */
  public static ConllReader ofWords(int wordColumn) {
    return new ConllReader(wordColumn, null);
  }

  /**
   * Reads a file in UTF-8.
   *
   * @param file the file
   * @return its sentences, none of them empty
   * @throws IOException if the file cannot be read or is not UTF-8
   * @throws NerInputException if a line has too few or too many columns, or no word or tag; the
   *     message has the file and the line's number, from 1
   */
  public List<TaggedSentence> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.toString(), reader);
    }
  }

  /**
   * Reads to the end, without closing the reader.
   *
   * @param reader where the lines come from
   * @return its sentences, none of them empty
   * @throws IOException if reading fails
   * @throws NerInputException if a line has too few or too many columns, or no word or tag; the
   *     message has its number, from 1
   */
  public List<TaggedSentence> read(Reader reader) throws IOException {
    return read("", reader);
  }

  private List<TaggedSentence> read(String name, Reader reader) throws IOException {
    ConllRows rows = rows(name, new LineFeeds(reader));
    List<TaggedSentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    ConllRow row;
    do {
      row = rows.next();
      if (row == null || row.endsSentence()) {
        if (!words.isEmpty()) {
          sentences.add(new TaggedSentence(words, tags));
        }
        words.clear();
        tags.clear();
      } else if (row.kind() == ConllRow.Kind.WORD) {
        words.add(row.word());
        tags.add(row.tag());
      }
    } while (row != null);
    return List.copyOf(sentences);
  }

  /**
   * Reads line by line, for large files, comments and bad lines.
   *
   * @param name what messages call the file: {@code name:12} is its line 12. Empty for {@code line
   *     12}
   * @param lines where the lines come from; without a byte order mark
   * @return the lines and what they are
   */
  public ConllRows rows(String name, ConllRows.Source lines) {
    return new ConllRows(
        Objects.requireNonNull(name, "name"),
        Objects.requireNonNull(lines, "lines"),
        wordColumn,
        tagColumn);
  }

  /** Lines of a text that end with LF. */
  private static final class LineFeeds implements ConllRows.Source {

    private final BufferedReader reader;
    private boolean started;

    LineFeeds(Reader reader) {
      this.reader = new BufferedReader(reader);
    }

    @Override
    public @Nullable String line() throws IOException {
      StringBuilder line = new StringBuilder();
      int c = reader.read();
      if (c < 0) {
        return null;
      }
      for (; c >= 0 && c != '\n'; c = reader.read()) {
        line.append((char) c);
      }
      boolean marked = !started && line.indexOf(BYTE_ORDER_MARK) == 0;
      started = true;
      return marked ? line.substring(BYTE_ORDER_MARK.length()) : line.toString();
    }
  }
}
