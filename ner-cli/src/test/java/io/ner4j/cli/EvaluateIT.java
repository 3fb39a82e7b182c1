package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateIT {

  /** The bundled model is right about both, and the gold of the last is wrong. */
  private static final String CONLL =
      """
      Angela NNP B-PER
      Merkel NNP I-PER
      met VBD O
      Tim NNP B-PER
      Cook NNP I-PER

      In IN O
      Berlin NNP B-ORG
      """;

  @TempDir Path directory;

  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(directory);
  }

  @Test
  void aConllFileGivesF1AndReports() throws Exception {
    cli.file("test.conll", CONLL);
    Cli.Outcome outcome =
        cli.jar(
            "evaluate", "--device=cpu", "--json=report.json", "--html=report.html", "test.conll");
    assertThat(outcome.err())
        .startsWith("ner4j: test.conll: no entity has the type LOC or MISC, which the model has")
        .hasLineCount(1);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            bundled English on cpu, 2 texts of test.conll

                           precision  recall      f1  support
            LOC               0.0000  0.0000  0.0000        0
            ORG               0.0000  0.0000  0.0000        1
            PER               1.0000  1.0000  1.0000        2
            micro average     0.6667  0.6667  0.6667        3
            macro average     0.3333  0.3333  0.3333        3

            same span, any type: precision 1.0000, recall 1.0000, f1 1.0000
            same type, overlapping: precision 0.6667, recall 0.6667, f1 0.6667

            gold \\ found  LOC  ORG  PER  none
            LOC             0    0    0     0
            ORG             1    0    0     0
            PER             0    0    2     0
            none            0    0    0
            """);
    JsonObject report = JsonParser.parseString(cli.read("report.json")).getAsJsonObject();
    JsonObject exact = report.getAsJsonObject("scores").getAsJsonObject("exact");
    assertThat(exact.getAsJsonObject("micro").get("f1").getAsDouble()).isEqualTo(2 / 3.0);
    assertThat(cli.read("report.html"))
        .contains("<h3>test.conll, sentence 2</h3>", "type: “Berlin” ORG was found as LOC");
  }

  @Test
  void aTextThatIsAloneIsCountedAsOne() throws Exception {
    cli.input("Angela B-PER\nMerkel I-PER\nspoke O\n");
    assertThat(cli.run("evaluate", "--device=cpu").out()).contains("on cpu, 1 text of -\n");
  }

  @Test
  void linesOfJsonWithSpansAndWithWordsAreRead() throws Exception {
    cli.input(
        """
        {"text":"😀 Angela Merkel","entities":[[2,15,"PER"]]}

        {"tokens":["In","Berlin"],"ner_tags":["O","B-LOC"]}
        """);
    Cli.Outcome outcome =
        cli.run("evaluate", "--device=cpu", "--from=jsonl", "--offsets=code_points", "--strict");
    assertThat(outcome.err())
        .startsWith("ner4j: -: no entity has the type MISC or ORG, which the model has")
        .hasLineCount(1);
    assertThat(outcome.out())
        .contains("2 texts of -", "micro average     1.0000  1.0000  1.0000        2");
  }

  @Test
  void whatIsFoundIsReadBack() throws Exception {
    cli.file("test.conll", CONLL);
    assertThat(
            cli.run("extract", "--device=cpu", "--to=conll", "-o", "found.conll", "test.conll")
                .status())
        .isZero();
    Cli.Outcome outcome = cli.run("evaluate", "--device=cpu", "found.conll");
    assertThat(outcome.out()).contains("micro average     1.0000  1.0000  1.0000        3");
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws Exception {
    assertFails(3, "nowhere.conll: there is no such file", "nowhere.conll");
    cli.file("bad.conll", "a O\nb\n");
    assertFails(3, "bad.conll:2: expected 2 columns", "bad.conll");
    cli.file("io.conll", "a PER\n");
    assertFails(3, "io.conll, sentence 1: scheme IOB2 needs labels such as B-PER", "io.conll");
    cli.file("bad.jsonl", "{\"text\":\"a\",\"entities\":[[0,9,\"X\"]]}\n");
    assertFails(3, "bad.jsonl:1: expected 0 <= start < end <= 1", "bad.jsonl");
    cli.file("empty.conll", "\n");
    assertFails(3, "empty.conll: expected texts with entities", "empty.conll");
    assertFails(2, "evaluate reads conll or jsonl", "--from=lines", "io.conll");
    assertFails(2, "--word-column and --tag-column are both 0", "--tag-column=0", "io.conll");
    assertFails(2, "evaluate needs whole entities", "--aggregation=none", "io.conll");
  }

  private void assertFails(int status, String message, String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    all[0] = "evaluate";
    all[1] = "--device=cpu";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    Cli.Outcome outcome = cli.run(all);
    assertThat(outcome.err()).startsWith("ner4j: ").contains(message).doesNotContain("\tat ");
    assertThat(outcome.status()).isEqualTo(status);
  }
}
