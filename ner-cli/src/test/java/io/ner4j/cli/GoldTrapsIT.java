package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gold files that would give figures which nobody should believe. */
class GoldTrapsIT {

  private static final String BONN = "{\"text\":\"Bonn\",\"entities\":[[0,4,\"LOC\"]]}\n";

  @TempDir Path directory;

  private Console console;

  @BeforeEach
  void prepare() throws IOException {
    console = new Console(directory.resolve("console"));
  }

  private Cli.Outcome evaluate(String name, String gold, Object... options) throws IOException {
    Path file = Files.writeString(directory.resolve(name), gold);
    Object[] all = new Object[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = file;
    return console.run(console.with("evaluate", all));
  }

  private Cli.Outcome json(String gold, Object... options) throws IOException {
    return evaluate("gold.jsonl", gold, options);
  }

  private static void assertRefused(Cli.Outcome outcome, String... messages) {
    assertThat(outcome.err()).contains(messages).hasLineCount(1);
    assertThat(outcome.status()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void answersOfExtractBesideGoldAreNotTakenForIt() throws IOException {
    String both =
        "{\"text\":\"Bonn\",\"spans\":[{\"start\":0,\"end\":4,\"label\":\"LOC\"}],\"entities\":[]}\n";
    assertRefused(
        json(both),
        "gold.jsonl:1: expected entities once",
        "[entities, spans]",
        "--entities-field");
    assertThat(json(both, "--types=LOC", "--entities-field=spans").out())
        .isEqualTo(json(BONN, "--types=LOC").out());
    assertRefused(
        json(
            "{\"text\":\"Bonn\",\"tokens\":[\"Bonn\"],\"ner_tags\":[\"O\"],\"spans\":[[0,4,\"LOC\"]]}"),
        "[spans] and in tags");
    String topics = "{\"text\":\"Bonn\",\"labels\":[\"news\"],\"entities\":[[0,4,\"LOC\"]]}\n";
    assertThat(json(topics, "--types=LOC").out()).isEqualTo(json(BONN, "--types=LOC").out());
  }

  @Test
  void anEntityThatIsMarkedTwiceCountsOnce() throws IOException {
    String twice = "{\"text\":\"Bonn\",\"entities\":[[0,4,\"LOC\"],[0,4,\"LOC\"]]}\n";
    Cli.Outcome outcome = json(twice, "--types=LOC");
    assertThat(outcome.out()).isEqualTo(json(BONN, "--types=LOC").out());
    assertThat(outcome.err())
        .contains("marked more than once and count once: 1, at", "gold.jsonl:1 (LOC 'Bonn')")
        .hasLineCount(1);
    String mapped = "{\"text\":\"Bonn\",\"entities\":[[0,4,\"LOC\"],[0,4,\"GPE\"]]}\n";
    assertThat(json(mapped, "--types=LOC", "--map=GPE=LOC").out())
        .isEqualTo(json(BONN, "--types=LOC").out());
  }

  @Test
  void entitiesThatOverlapAreNamed() throws IOException {
    String nested = "{\"text\":\"Bank of Bonn\",\"entities\":[[8,12,\"LOC\"],[0,12,\"LOC\"]]}\n";
    assertThat(json(nested, "--types=LOC").err())
        .contains("overlapping one before", ": 1, at", "gold.jsonl:1 (LOC 'Bonn')")
        .hasLineCount(1);
  }

  @Test
  void offsetsInsideWordsAreNamedAndExplained() throws IOException {
    String wrong = "{\"text\":\"in Bonner now\",\"entities\":[[3,7,\"LOC\"]]}\n";
    assertThat(json(wrong, "--types=LOC").err())
        .contains("starting or ending inside a word", "(LOC 'Bonn')", "correct the offsets")
        .hasLineCount(1);
    String python = "{\"text\":\"😀😀 in Bonn now\",\"entities\":[[6,10,\"LOC\"]]}\n";
    assertThat(json(python, "--types=LOC").err())
        .contains("inside a word", "(LOC 'n Bo')", "--offsets=code_points")
        .hasLineCount(1);
    assertThat(json(python, "--types=LOC", "--offsets=code_points").err()).isEmpty();
    assertThat(json("{\"text\":\"在波恩市\",\"entities\":[[1,3,\"LOC\"]]}\n", "--types=LOC").err())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aTypeWithoutANameIsRefused(String type) throws IOException {
    assertRefused(
        json("{\"text\":\"Bonn\",\"entities\":[[0,4,\"" + type + "\"]]}"),
        "gold.jsonl:1: expected");
  }

  @Test
  void anEmptyWordIsRefused() throws IOException {
    assertRefused(
        json("{\"tokens\":[\"a\",\"\"],\"ner_tags\":[\"O\",\"O\"]}"), "gold.jsonl:1: ", "word 1");
  }

  @Test
  void tagsOfAnotherSchemeAreNamedWithTheirSentence() throws IOException {
    assertRefused(
        evaluate("gold.conll", "a O\n\nBonn B-LOC\nRome S-LOC\n"),
        "gold.conll, sentence 2: scheme IOB2 needs tags such as B-PER, but 'S-LOC'");
  }

  @Test
  void numbersForWordsAreNamed() throws IOException {
    String file = "1\tin\tO\n2\tBonn\tB-LOC\n3\tor\tO\n4\tRome\tB-LOC\n";
    assertThat(evaluate("gold.conll", file, "--types=LOC").err())
        .contains("gold.conll, sentence 1: the words are 1 2 3 4; --word-column");
    assertThat(evaluate("gold.conll", file, "--types=LOC", "--word-column=1").err()).isEmpty();
  }

  @Test
  void aJsonFileIsNotReadAsColumns() throws IOException {
    assertRefused(evaluate("gold.json", "[\n" + BONN + "]\n"), "gold.json:1: expected JSON");
  }

  @Test
  void hashtagsAreWordsInEveryCommand() throws IOException {
    String file = "#Obama B-PER\nwon O\n\n# sent_id = 2\n#Bonn B-LOC\n";
    assertThat(evaluate("gold.conll", file).out()).contains("2 texts");
    Path path = directory.resolve("gold.conll");
    assertThat(console.run(console.with("extract", "--to=jsonl", path)).out())
        .contains("\"text\":\"#Obama won\"", "\"text\":\"#Bonn\"");
    assertThat(console.run(console.with("tokens", path)).out())
        .contains("gold.conll\t1\t", "gold.conll\t5\t");
  }

  @Test
  void badLinesAreSkippedInEveryCommand() throws IOException {
    Path path =
        Files.writeString(directory.resolve("gold.conll"), "Bonn B-LOC\nbad\n\nRome B-LOC\n");
    for (String command : new String[] {"extract", "tokens", "evaluate"}) {
      Cli.Outcome outcome = console.run(console.with(command, "--skip-bad", path));
      assertThat(outcome.status()).as(command).isEqualTo(ExitCode.INPUT);
      assertThat(outcome.err())
          .as(command)
          .contains("gold.conll:2: expected 2 columns", "; left out");
      assertThat(outcome.out()).as(command).isNotEmpty();
    }
  }
}
