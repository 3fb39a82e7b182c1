package io.ner4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.decode.TagScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts and rates equal those of conlleval and seqeval, which src/test/python/goldens.py has. */
class GoldensTest {

  private static final Path FILES = Path.of("src", "test", "resources", "eval");

  /** In its one sentence ner4j reads an entity that seqeval's strict mode does not. */
  private static final String DIFFERENCE = "iob1-difference.conll";

  private static final Pattern FIELD = Pattern.compile("\"([^\"]+)\": \"?([^\",}]+)\"?");

  private record Golden(Map<String, String> fields) {

    static Golden parse(String line) {
      return new Golden(
          FIELD
              .matcher(line)
              .results()
              .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2))));
    }

    String text(String field) {
      return fields.getOrDefault(field, "");
    }

    double number(String field) {
      return Double.parseDouble(text(field));
    }

    boolean total() {
      return text("type").equals("*");
    }

    @Override
    public String toString() {
      return text("file") + ", " + text("judge") + ", " + text("type");
    }
  }

  static List<Golden> goldens() throws IOException {
    try (Stream<String> lines = Files.lines(FILES.resolve("goldens.jsonl"))) {
      return lines.map(Golden::parse).toList();
    }
  }

  static Stream<Golden> equal() throws IOException {
    return goldens().stream()
        .filter(
            golden ->
                !golden.text("file").equals(DIFFERENCE) || !golden.text("judge").equals("strict"));
  }

  @ParameterizedTest
  @MethodSource("equal")
  void countsAndRatesAreThoseOfTheOriginals(Golden golden) throws IOException {
    Scores scores = scores(golden.text("file"), golden.text("judge"));
    Counts counts = golden.total() ? scores.micro() : scores.byType().get(golden.text("type"));
    assertThat(counts).isNotNull();
    assertThat(counts.tp()).isEqualTo((int) golden.number("right"));
    assertThat(counts.tp() + counts.fp()).isEqualTo((int) golden.number("found"));
    assertThat(counts.support()).isEqualTo((int) golden.number("gold"));
    assertThat(counts.precision()).isCloseTo(golden.number("precision"), within(5e-5));
    assertThat(counts.recall()).isCloseTo(golden.number("recall"), within(5e-5));
    assertThat(counts.f1()).isCloseTo(golden.number("f1"), within(5e-5));
    if (golden.total()) {
      assertThat(scores.macroPrecision()).isCloseTo(golden.number("macro precision"), within(5e-5));
      assertThat(scores.macroRecall()).isCloseTo(golden.number("macro recall"), within(5e-5));
      assertThat(scores.macroF1()).isCloseTo(golden.number("macro f1"), within(5e-5));
    }
  }

  @Test
  void everyFileAndTypeHasItsGoldens() throws IOException {
    List<Golden> goldens = goldens();
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(goldens.stream().map(golden -> golden.text("file")).distinct())
          .containsExactlyInAnyOrderElementsOf(
              files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith("conll")).toList());
    }
    Map<List<String>, Long> types =
        equal()
            .filter(golden -> !golden.total())
            .collect(
                Collectors.groupingBy(
                    golden -> List.of(golden.text("file"), golden.text("judge")),
                    Collectors.counting()));
    for (Map.Entry<List<String>, Long> entry : types.entrySet()) {
      List<String> key = entry.getKey();
      assertThat(scores(key.get(0), key.get(1)).byType())
          .as("%s", key)
          .hasSize(entry.getValue().intValue());
    }
  }

  @Test
  void strictIob1KeepsAnEntityBeforeABOfAnotherType() throws IOException {
    List<Golden> seqeval =
        goldens().stream()
            .filter(golden -> golden.text("file").equals(DIFFERENCE))
            .filter(golden -> golden.text("judge").equals("strict") && golden.total())
            .toList();
    assertThat(seqeval).singleElement().extracting(golden -> golden.number("gold")).isEqualTo(1.0);
    assertThat(scores(DIFFERENCE, "strict").micro()).isEqualTo(new Counts(2, 0, 0));
  }

  private static Scores scores(String file, String judge) throws IOException {
    String name = file.replaceFirst("[-.].*", "").toUpperCase(Locale.ROOT);
    TagScheme scheme = TagScheme.valueOf(name);
    TagParser reading =
        judge.equals("strict") ? TagParser.strict(scheme) : TagParser.lenient(scheme);
    return Evaluation.ofTags(tags(file, -2), tags(file, -1), reading).scores(Matching.EXACT);
  }

  private static List<List<String>> tags(String file, int column) throws IOException {
    return ConllReader.of(0, column).read(FILES.resolve(file)).stream()
        .map(TaggedSentence::tags)
        .toList();
  }
}
