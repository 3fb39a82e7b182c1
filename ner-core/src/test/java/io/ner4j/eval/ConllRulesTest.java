package io.ner4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerInputException;
import io.ner4j.contract.Scale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of CoNLL files, beside a reader that is written down from the documentation alone. */
class ConllRulesTest {

  private static final List<String> LINES =
      List.of(
          "",
          " \t",
          "-DOCSTART-",
          "-DOCSTART- -X- O",
          "-DOCSTART-x O",
          "won O",
          "won\tO",
          "#Obama B-PER",
          "#Obama\tB-PER",
          "#Obama",
          "#",
          "# O",
          "#\tO",
          "# sent_id = 2",
          "# newdoc",
          "# a comment of many words",
          "#begin document (x); part 0",
          "\u3000 O",
          "\u3000",
          "\u00A0\tB-X",
          "a\t\tO",
          "\tO",
          " New York \t O ",
          "  Bonn  B-LOC ",
          "Bonn NNP O");

  /** Reads a file whose lines end with LF, all at once; nothing if it is to be refused. */
  private static Optional<List<TaggedSentence>> naive(List<String> lines) {
    String first = first(lines);
    boolean tabs = first.contains("\t");
    int columns = cells(first, tabs).size();
    List<TaggedSentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (String line : Stream.concat(lines.stream(), Stream.of("")).toList()) {
      List<String> cells = cells(line, tabs);
      if (ends(line)) {
        if (!words.isEmpty()) {
          sentences.add(new TaggedSentence(words, tags));
        }
        words.clear();
        tags.clear();
      } else if (!always(line) && !(mayBe(line) && (first.isEmpty() || cells.size() != columns))) {
        if (cells.size() != columns || columns < 2) {
          return Optional.empty();
        }
        if (cells.get(0).isEmpty() || cells.get(columns - 1).isEmpty()) {
          return Optional.empty();
        }
        words.add(cells.get(0));
        tags.add(cells.get(columns - 1));
      }
    }
    return Optional.of(sentences);
  }

  private static String first(List<String> lines) {
    List<String> data = lines.stream().filter(l -> !ends(l) && !always(l) && !mayBe(l)).toList();
    return data.stream()
        .filter(line -> !line.startsWith("#"))
        .findFirst()
        .orElse(data.isEmpty() ? "" : data.get(0));
  }

  private static boolean ends(String line) {
    return cells(line, false).isEmpty() || cells(line, false).get(0).equals("-DOCSTART-");
  }

  /** Comments in a file of any number of columns. */
  private static boolean always(String line) {
    return line.equals("# newdoc")
        || line.startsWith("#begin document")
        || (line.startsWith("# ") && line.contains(" = "));
  }

  private static boolean mayBe(String line) {
    return line.equals("#") || line.startsWith("# ");
  }

  private static List<String> cells(String line, boolean tabs) {
    Stream<String> cells = tabs ? Arrays.stream(line.split("\t", -1)) : pieces(line);
    return cells.map(cell -> String.join(" ", pieces(cell).toList())).toList();
  }

  private static Stream<String> pieces(String line) {
    return Arrays.stream(line.split("[ \t]")).filter(piece -> !piece.isEmpty());
  }

  @Test
  void filesOfOddLinesAreReadAsTheRulesSay() throws IOException {
    int read = 0;
    int refused = 0;
    int files = Scale.of(5_000);
    for (long seed = 0; seed < files; seed++) {
      Random random = new Random(seed);
      List<String> lines = new ArrayList<>();
      int kinds = 1 + random.nextInt(5);
      List<String> some = random.ints(kinds, 0, LINES.size()).mapToObj(LINES::get).toList();
      for (int count = random.nextInt(8); count > 0; count--) {
        lines.add(some.get(random.nextInt(kinds)));
      }
      Optional<List<TaggedSentence>> expected = naive(lines);
      String end = List.of("\n", "\r\n", "\r", "\r\r\n").get(random.nextInt(4));
      String file = String.join(end, lines);
      if (expected.isEmpty()) {
        refused++;
        assertThatThrownBy(() -> ConllReader.of().read(new StringReader(file)))
            .as("seed %d: %s", seed, lines)
            .isInstanceOf(NerInputException.class)
            .hasMessageMatching("(?s)line [1-8]: expected .*");
      } else {
        read++;
        assertThat(ConllReader.of().read(new StringReader(file)))
            .as("seed %d: %s", seed, lines)
            .isEqualTo(expected.get());
      }
    }
    assertThat(read).isGreaterThan(files / 5);
    assertThat(refused).isGreaterThan(files / 5);
  }

  private static ConllRows rows(ConllReader reader, String file) {
    return reader.rows("a.conll", new BufferedReader(new StringReader(file))::readLine);
  }

  private static List<ConllRow> all(ConllRows rows) throws IOException {
    List<ConllRow> all = new ArrayList<>();
    for (ConllRow row = rows.next(); row != null; row = rows.next()) {
      all.add(row);
    }
    return all;
  }

  @Test
  void aListOfWordsMayHoldHashtagsAndComments() throws IOException {
    String file = "# sent_id = 1\n#Obama\n#\nwon\n\u3000\n# a comment\n";
    assertThat(all(rows(ConllReader.ofWords(0), file)))
        .filteredOn(row -> row.kind() == ConllRow.Kind.WORD)
        .map(ConllRow::word)
        .containsExactly("#Obama", "#", "won", "\u3000");
  }

  @Test
  void rangesAndEmptyNodesOfConllUAreNoWords() throws IOException {
    String file = "# text = du vin\n1-2\tdu\t_\n1\tde\tO\n2\tle\tO\n2.1\tx\t_\n3\tvin\tB-X\n";
    assertThat(ConllReader.of(1, 2).read(new StringReader(file)))
        .containsExactly(new TaggedSentence(List.of("de", "le", "vin"), List.of("O", "O", "B-X")));
    assertThat(all(rows(ConllReader.of(1, 2), file)))
        .map(ConllRow::kind)
        .startsWith(ConllRow.Kind.COMMENT, ConllRow.Kind.NO_WORD, ConllRow.Kind.WORD);
    assertThat(ConllReader.of().read(new StringReader("1\tO\n1-2\tO\n"))).hasSize(1);
  }

  @Test
  void whatFollowsABadLineCanBeRead() throws IOException {
    ConllRows rows = rows(ConllReader.of(), "#a O\nb O\nc\nd O\n");
    assertThat(rows.next()).isEqualTo(new ConllRow(1, ConllRow.Kind.WORD, "#a O", "#a", "O"));
    assertThat(rows.next()).isNotNull();
    assertThatThrownBy(rows::next)
        .isInstanceOf(NerInputException.class)
        .hasMessageStartingWith("a.conll:3: expected 2 columns separated by spaces, as line 2 has");
    assertThat(all(rows)).map(ConllRow::line).containsExactly(4L);
  }

  @Test
  void aLineThatIsQuotedIsCutShort() {
    String line = "x ".repeat(1 << 20);
    assertThatThrownBy(() -> ConllReader.of().read(new StringReader("a O\n" + line)))
        .isInstanceOf(NerInputException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(400));
  }

  @Test
  void aTagWithASpaceBehindItIsTheTag() throws IOException {
    assertThat(ConllReader.of().read(new StringReader("Bonn\tB-LOC \n")).get(0).tags())
        .containsExactly("B-LOC");
  }
}
