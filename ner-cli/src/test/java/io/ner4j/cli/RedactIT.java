package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactIT {

  private static final String TEXT =
      "Angela Merkel met Tim Cook in Zürich. 😀\r\nMerkel, angela@example.org, paid € 5.\n";

  @TempDir Path directory;

  private Cli cli;

  @BeforeEach
  void start() throws Exception {
    cli = new Cli(directory);
    cli.file("phrases.tsv", "Merkel\tPER\nZürich\tCITY\tQ72\n");
  }

  private Cli.Outcome redact(String... arguments) throws Exception {
    return cli.run(Stream.concat(Stream.of("redact"), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void theModelsNamesRulesAndPatternsAreReplacedAndComeBack() throws Exception {
    cli.file("a.txt", TEXT);
    Cli.Outcome outcome =
        redact(
            "--device=cpu",
            "--rules=phrases.tsv",
            "--patterns=email,money",
            "--map=a.map",
            "-o",
            "b.txt",
            "a.txt");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(cli.read("b.txt"))
        .isEqualTo("[PER-1] met [PER-2] in [CITY-1]. 😀\r\n[PER-3], [EMAIL-1], paid [MONEY-1].\n");
    Cli.Outcome undone = redact("--undo=a.map", "-o", "c.txt", "b.txt");
    assertThat(undone.status()).as(undone.err()).isZero();
    assertThat(cli.read("c.txt")).isEqualTo(TEXT);
  }

  @Test
  void recordsOfJsonKeepAllButTheirText() throws Exception {
    String lines =
        "{\"id\": 7.0, \"text\": \"Merkel \\u00fc\", \"x\": [1]}\n{\"text\":\"nobody\"}\n";
    cli.file("a.jsonl", lines);
    Cli.Outcome outcome = redact("--rules-only", "--rules=phrases.tsv", "--map=a.map", "a.jsonl");
    assertThat(outcome.out())
        .isEqualTo("{\"id\": 7.0, \"text\": \"[PER-1] ü\", \"x\": [1]}\n{\"text\":\"nobody\"}\n");
    cli.file("b.jsonl", outcome.out());
    assertThat(redact("--undo=a.map", "b.jsonl").out()).isEqualTo(lines.replace("\\u00fc", "ü"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type|[PER] in [CITY]",
        "mask,CITY=mask-length|*** in ******",
        "remove,CITY=keep|' in Zürich'",
        "hmac|[PER-33509952] in [CITY-0214cc28]",
      })
  void aPolicySaysWhatStandsInTheirPlace(String policy, String expected) throws Exception {
    cli.file("key", "0123456789abcdef").toFile();
    cli.input("Merkel in Zürich");
    Cli.Outcome outcome =
        redact(
            "--rules-only",
            "--rules=phrases.tsv",
            "--policy=" + policy,
            "--key-file=" + directory.resolve("key"));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out().replaceAll("(-\\p{XDigit}{8})\\p{XDigit}{8}", "$1"))
        .isEqualTo(expected);
  }

  @Test
  void entitiesOfRulesSayWhoFoundThemAndCarryTheirIds() throws Exception {
    cli.input("Zürich");
    assertThat(cli.run("extract", "--rules-only", "--rules=phrases.tsv").out())
        .isEqualTo(
            "{\"text\":\"Zürich\",\"entities\":[{\"text\":\"Zürich\",\"type\":\"CITY\",\"start\":0,\"end\":6,\"score\":1.0,\"source\":\"phrases\",\"id\":\"Q72\"}]}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--policy=blank|2|expected a policy",
        "--policy=hmac|2|hmac needs a key",
        "--rules=none.tsv|3|none.tsv: cannot read phrases",
        "--patterns=mail|2|expected one of email, url",
        "--undo=a.map --map=b.map|2|give one of them",
        "--from=conll|2|but not CoNLL",
        "a.txt a.txt|2|one text is redacted by itself",
        "--undo=none.map|3|there is no such file",
        "--undo=phrases.tsv|3|expected a map",
        "--rules-only|3|needs something to find",
      })
  void whatMakesNoSenseIsRefused(String arguments, int status, String message) throws Exception {
    cli.file("a.txt", TEXT);
    String[] all = arguments.split(" ", -1);
    boolean rules = !arguments.equals("--rules-only");
    Cli.Outcome outcome =
        redact(
            Stream.concat(
                    Stream.of(all),
                    rules ? Stream.of("--rules-only", "--rules=phrases.tsv") : Stream.of())
                .toArray(String[]::new));
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aMapOfAnotherTextIsRefused() throws Exception {
    cli.file("a.txt", "Merkel left").toFile();
    redact("--rules-only", "--rules=phrases.tsv", "--map=a.map", "-o", "b.txt", "a.txt");
    Cli.Outcome outcome = redact("--undo=a.map", "a.txt");
    assertThat(outcome.err()).contains("a.txt:1: expected '[PER-1]' at 0");
    assertThat(outcome.status()).isEqualTo(3);
    Cli.Outcome lines = redact("--undo=a.map", "--from=lines", "phrases.tsv");
    assertThat(lines.status()).isEqualTo(3);
    assertThat(Files.exists(directory.resolve("b.txt"))).isTrue();
  }
}
