package io.ner4j.eval;

import io.ner4j.NerInputException;
import io.ner4j.eval.ConllRow.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a CoNLL file, one after the other, by the rules of {@link ConllReader}.
 *
 * <pre>{@code
 * ConllRows rows = ConllReader.of().rows("test.conll", file::readLine);
 * for (ConllRow row = rows.next(); row != null; row = rows.next()) {
 *   System.out.println(row.line() + " " + row.text());
 * }
 * }</pre>
 *
 * <p>Reads as it is asked, but for lines that start with {@code #} before the first line of data:
 * they are held until that line tells how many columns there are. For one thread.
 *
 * @since 0.1.0
 */
public final class ConllRows {

  /** Where lines come from. */
  @FunctionalInterface
  public interface Source {

    /**
     * Reads a line. A CR in it ends a line, too.
     *
     * @return the line without the LF behind it, or null at the end, however often it is asked
     * @throws IOException if reading fails
     */
    @Nullable String line() throws IOException;
  }

  /** Words of CoNLL-U carry their number; these are what a first line can have. */
  private static final Pattern FIRST_NUMBER = Pattern.compile("1|1-[0-9]+|0\\.[0-9]+");

  private static final Pattern RANGE_OR_EMPTY_NODE = Pattern.compile("[0-9]+[-.][0-9]+");

  private static final int MAX_QUOTED = 100;

  /** A line and its number. */
  private record Line(long number, String text) {}

  private final String name;
  private final Source source;
  private final int wordColumn;
  private final @Nullable Integer tagColumn;

  /** What is left of a line that holds CRs. */
  private final Deque<String> parts = new ArrayDeque<>();

  private final Deque<Line> ahead = new ArrayDeque<>();
  private long lines;
  private @Nullable ConllLayout layout;
  private boolean numbered;

  ConllRows(String name, Source source, int wordColumn, @Nullable Integer tagColumn) {
    this.name = name;
    this.source = source;
    this.wordColumn = wordColumn;
    this.tagColumn = tagColumn;
  }

  /**
   * Reads a line.
   *
   * @return the line, or null at the end
   * @throws IOException if the source throws it
   * @throws NerInputException if the line has too few or too many columns, or no word or tag; the
   *     message names it, and what follows it can still be read
   */
  public @Nullable ConllRow next() throws IOException {
    readAhead();
    Line line = ahead.isEmpty() ? line() : ahead.remove();
    return line == null ? null : row(line);
  }

  /**
   * Tells what separates columns, so that one can be added to a line.
   *
   * @return a tab or a space; a space before the first word
   */
  public String separator() {
    return layout == null ? " " : layout.separator();
  }

  private @Nullable Line line() throws IOException {
    if (parts.isEmpty()) {
      String line = readCounting();
      if (line == null) {
        return null;
      }
      parts.addAll(Arrays.asList(withoutReturns(line).split("\r", -1)));
    }
    return new Line(++lines, parts.remove());
  }

  /** Lines that cannot be read count, too. */
  private @Nullable String readCounting() throws IOException {
    try {
      return source.line();
    } catch (IOException e) {
      lines++;
      throw e;
    }
  }

  /** More than one CR before an LF comes from files that were converted twice. */
  private static String withoutReturns(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    return line.substring(0, end);
  }

  /** Reads up to the line that tells the layout, as far as lines cannot be judged without it. */
  private void readAhead() throws IOException {
    while (layout == null) {
      Line line = line();
      if (line == null) {
        ahead.stream().filter(ConllRows::surelyData).findFirst().ifPresent(this::layOut);
        return;
      }
      ahead.add(line);
      if (surelyData(line) && !line.text.startsWith("#")) {
        layOut(line);
      } else if (ahead.size() == 1 && !line.text.startsWith("#")) {
        return;
      }
    }
  }

  private static boolean surelyData(Line line) {
    return !ConllLayout.blank(line.text)
        && !ConllLayout.document(line.text)
        && !ConllLayout.maybeComment(line.text);
  }

  private void layOut(Line first) {
    ConllLayout found = new ConllLayout(first.number, first.text);
    layout = found;
    numbered =
        found.separator().equals("\t")
            && found.place(wordColumn) != 0
            && FIRST_NUMBER.matcher(found.split(first.text)[0]).matches();
  }

  private ConllRow row(Line line) {
    String text = line.text;
    if (ConllLayout.blank(text)) {
      return ConllRow.without(line.number, Kind.BLANK, text);
    }
    if (ConllLayout.document(text)) {
      return ConllRow.without(line.number, Kind.DOCUMENT, text);
    }
    return layout == null || layout.comment(text)
        ? ConllRow.without(line.number, Kind.COMMENT, text)
        : data(line, layout);
  }

  private ConllRow data(Line line, ConllLayout columns) {
    String[] cells = columns.split(line.text);
    if (cells.length != columns.columns()) {
      throw uneven(line, columns, cells);
    }
    if (numbered && RANGE_OR_EMPTY_NODE.matcher(cells[0]).matches()) {
      return ConllRow.without(line.number, Kind.NO_WORD, line.text);
    }
    if (tagColumn != null && columns.place(wordColumn) == columns.place(tagColumn)) {
      throw refused(
          line,
          String.format(
              Locale.ROOT,
              "expected a tag in a column of its own, but of %d columns %d (word) and %d (tag) are"
                  + " the same: '%s'; choose other columns",
              columns.columns(),
              wordColumn,
              tagColumn,
              quoted(line.text)));
    }
    String word = cell(line, columns, cells, wordColumn, "word");
    String tag = tagColumn == null ? "O" : cell(line, columns, cells, tagColumn, "tag");
    return new ConllRow(line.number, Kind.WORD, line.text, word, tag);
  }

  private NerInputException uneven(Line line, ConllLayout columns, String[] cells) {
    String fix = "separate all columns by tabs if words hold spaces";
    if (line.text.startsWith("#")) {
      fix = "put a space behind the # if the line is a comment";
    } else if (Arrays.asList(cells).contains("")) {
      fix = "two tabs in a row leave an empty column between them";
    }
    return refused(
        line,
        String.format(
            Locale.ROOT,
            "expected %d columns separated by %s, as line %d has, but found %d: '%s'; %s",
            columns.columns(),
            columns.separators(),
            columns.line(),
            cells.length,
            quoted(line.text),
            fix));
  }

  private String cell(Line line, ConllLayout columns, String[] cells, int column, String what) {
    int place = columns.place(column);
    if (place < 0 || place >= cells.length || cells[place].isEmpty()) {
      throw refused(
          line,
          String.format(
              Locale.ROOT,
              "expected a %s in column %d (0 is the first, -1 the last), but the line has %s: '%s';"
                  + " choose another column or correct the line",
              what,
              column,
              place < 0 || place >= cells.length
                  ? cells.length + " columns"
                  : "nothing in this column",
              quoted(line.text)));
    }
    return cells[place];
  }

  private NerInputException refused(Line line, String message) {
    String place = name.isEmpty() ? "line " + line.number : name + ":" + line.number;
    return new NerInputException(place + ": " + message);
  }

  private static String quoted(String line) {
    return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...";
  }
}
