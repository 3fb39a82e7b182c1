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

/**
 * Reads files of the CoNLL kind: a word with its tag on each line, a blank line behind each
 * sentence.
 *
 * <p>The first line of data tells how the file is laid out. If it holds a tab, tabs part the
 * columns of every line, and a word may hold spaces; else runs of spaces and tabs do. Every line
 * has as many columns as the first. These lines are no data:
 *
 * <ul>
 *   <li>blank ones, however many, and lines that start with {@code -DOCSTART-}: they end a
 *       sentence;
 *   <li>comments: lines that start with {@code #} and have another number of columns than the data.
 * </ul>
 *
 * <p>Lines may end with LF, CR LF or CR, the last one with nothing; a byte order mark is skipped.
 * Immutable and safe for use by many threads.
 */
public final class ConllReader {

  private final int wordColumn;
  private final int tagColumn;

  private ConllReader(int wordColumn, int tagColumn) {
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
          "word and tag need a column each, but both are to come from column " + wordColumn);
    }
    return new ConllReader(wordColumn, tagColumn);
  }

  /**
   * Reads a file in UTF-8.
   *
   * @param file the file
   * @return its sentences, none of them empty
   * @throws IOException if the file cannot be read or is not UTF-8
   * @throws NerInputException if a line has too few or too many columns, or no word or tag; the
   *     message has its number, from 1
   */
  public List<TaggedSentence> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader);
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
    BufferedReader buffered = new BufferedReader(reader);
    List<String> lines = new ArrayList<>();
    for (String line = buffered.readLine(); line != null; line = buffered.readLine()) {
      lines.add(line);
    }
    return ConllLines.of(lines).sentences(wordColumn, tagColumn);
  }
}
