package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the tables of docs/tag-rules.md. */
class TagRulesTest {

  private static final Path PAGE = Path.of("..", "docs", "tag-rules.md");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| (?<name>[^|]+) \\| (?<scheme>IOB1|IOB2|BIOES|BILOU|IO) \\| `(?<sequence>[^`]+)`"
              + " \\| (?<lenient>[^|]+) \\| (?<strict>[^|]+) \\| (?<viterbi>[^|]+) \\|");

  private static final Pattern LABELS =
      Pattern.compile("\\| `(?<labels>[^`]+)` \\| (?<scheme>[A-Z0-9]+) \\| (?<types>[^|]+) \\|.*");

  private record Row(
      String name,
      Grammar grammar,
      List<String> sequence,
      String lenient,
      String strict,
      String viterbi) {

    LabelSet labels() {
      List<String> types =
          Spelled.TYPES.stream().filter(type -> String.join(" ", sequence).contains(type)).toList();
      return grammar.labelSet(types);
    }

    @Override
    public String toString() {
      return grammar + ": " + name;
    }
  }

  static Stream<Arguments> labels() throws IOException {
    List<Arguments> rows =
        Files.readAllLines(PAGE).stream()
            .map(LABELS::matcher)
            .filter(matcher -> matcher.matches())
            .map(
                matcher ->
                    Arguments.of(
                        matcher.group("labels"), matcher.group("scheme"), matcher.group("types")))
            .toList();
    assertThat(rows).as("rows of labels in %s", PAGE).hasSize(20);
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("labels")
  void labelsAreRecognisedAsThePageSays(String labels, TagScheme scheme, String types) {
    LabelSet set = LabelSet.of(Spelled.list(labels));
    assertThat(set.scheme()).isEqualTo(scheme);
    assertThat(String.join(" ", set.types())).isEqualTo(types);
  }

  static Stream<Row> rows() throws IOException {
    List<Row> rows =
        Files.readAllLines(PAGE).stream()
            .map(ROW::matcher)
            .filter(matcher -> matcher.matches())
            .map(
                matcher ->
                    new Row(
                        matcher.group("name"),
                        Grammar.valueOf(matcher.group("scheme")),
                        Spelled.list(matcher.group("sequence")),
                        matcher.group("lenient"),
                        matcher.group("strict"),
                        matcher.group("viterbi")))
            .toList();
    assertThat(rows).as("rows of sequences in %s", PAGE).hasSize(38);
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void decodersDoAsThePageSays(Row row) {
    LabelSet labels = row.labels();
    LabelScores scores = Spelled.scores(labels, row.sequence);
    Set<String> readings = readings(row, labels);
    assertThat(Spelled.spans(BioDecoder.lenient(labels).decode(scores))).isEqualTo(row.lenient);
    assertThat(Spelled.spans(BioDecoder.strict(labels).decode(scores))).isEqualTo(row.strict);
    assertThat(String.join(" / ", readings)).isEqualTo(row.viterbi);
    assertThat(Spelled.spans(BioDecoder.viterbi(labels).decode(scores))).isIn(readings);
  }

  /** The sequence's own reading if it is legal, else those of legal ones a single label away. */
  private static Set<String> readings(Row row, LabelSet labels) {
    Set<String> readings = new TreeSet<>();
    if (row.grammar.legal(row.sequence)) {
      readings.add(row.grammar.entities(row.sequence));
      return readings;
    }
    for (int position = 0; position < row.sequence.size(); position++) {
      for (String label : labels.labels()) {
        List<String> changed = new ArrayList<>(row.sequence);
        changed.set(position, label);
        if (row.grammar.legal(changed)) {
          readings.add(row.grammar.entities(changed));
        }
      }
    }
    return readings;
  }
}
