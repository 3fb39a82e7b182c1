package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gold that would make figures wrong is named. The model has LOC, MISC, ORG and PER. */
class EvaluateGoldIT {

  private static final String GOLD =
      """
      Angela NNP B-PER
      Merkel NNP I-PER
      saw VBD O
      Bonn NNP B-LOC

      Siemens NNP B-ORG
      in IN O
      May NNP B-MISC
      """;

  @TempDir Path directory;

  private Console console;
  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    console = new Console(directory.resolve("console"));
    file = directory.resolve("gold.conll");
  }

  private Cli.Outcome evaluate(String gold, Object... options) throws IOException {
    Files.writeString(file, gold);
    Object[] all = new Object[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = file;
    return console.run(console.with("evaluate", all));
  }

  private Cli.Outcome evaluateJson(String gold, Object... options) throws IOException {
    file = directory.resolve("gold.jsonl");
    return evaluate(gold, options);
  }

  @Test
  void typesFiltersGoldAndFoundAlike() throws IOException {
    String onlyPersons = GOLD.replace("B-LOC", "O").replace("B-ORG", "O").replace("B-MISC", "O");
    Cli.Outcome outcome = evaluate(GOLD, "--types=PER");
    assertThat(outcome.out())
        .contains("PER")
        .doesNotContain("LOC", "ORG", "MISC")
        .isEqualTo(evaluate(onlyPersons, "--types=PER").out());
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void mapCountsGoldTypesUnderTheModelsNames() throws IOException {
    String ontoNotes =
        GOLD.replace("-PER", "-PERSON").replace("-LOC", "-GPE").replace("B-MISC", "B-DATE");
    String mapped = GOLD.replace("B-MISC", "O");
    Cli.Outcome outcome = evaluate(ontoNotes, "--map", "PERSON=PER,GPE=LOC,DATE=");
    assertThat(outcome.out()).isEqualTo(evaluate(mapped).out()).doesNotContain("PERSON", "DATE");
    assertThat(outcome.err()).contains("no entity has the type MISC").hasLineCount(1);
  }

  @Test
  void mapAndTypesGoTogether() throws IOException {
    String ontoNotes = GOLD.replace("-PER", "-PERSON");
    assertThat(evaluate(ontoNotes, "--map=PERSON=PER", "--types=PER").out())
        .isEqualTo(evaluate(GOLD, "--types=PER").out());
  }

  @Test
  void aMapThatMakesNoSenseIsRefusedOrNamed() throws IOException {
    Cli.Outcome refused = evaluate(GOLD, "--map=PERSON");
    assertThat(refused.status()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--map: expected GOLD=MODEL", "but found 'PERSON'");
    assertThat(evaluate(GOLD, "--map=A=PER,A=LOC").err()).contains("names the gold type A twice");
    assertThat(evaluate(GOLD, "--map=PRESON=PER").err())
        .isEqualTo("ner4j: %s: --map names the type PRESON, which no entity has\n".formatted(file));
  }

  @Test
  void goldTypesThatTheModelDoesNotHaveAreNamed() throws IOException {
    Cli.Outcome outcome = evaluate(GOLD.replace("-PER", "-PERSON"));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err())
        .contains(
            "gold.conll: 1 entities have the type PERSON, the first at",
            "gold.conll, sentence 1 ('Angela Merkel')",
            "only [LOC, MISC, ORG, PER]",
            "--map PERSON=")
        .contains("no entity has the type PER, which the model has", "--types LOC,MISC,ORG");
    assertThat(evaluate(GOLD).err()).isEmpty();
  }

  @Test
  void aTypeThatOnlyTheModelHasIsNamed() throws IOException {
    assertThat(evaluate(GOLD.replace("B-MISC", "O").replace("B-ORG", "O")).err())
        .contains("no entity has the type MISC or ORG, which the model has", "--types LOC,PER");
  }

  @Test
  void aColumnWithoutTagsIsRefusedAndTheOthersAreShown() throws IOException {
    Cli.Outcome outcome =
        evaluate("Angela B-PER NNP O\nMerkel I-PER NNP O\nsaw O VBD O\nit O PRP O\n");
    assertThat(outcome.status()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(
            "gold.conll: expected tags in column -1 (0 is the first, -1 the last), but every word"
                + " has O there",
            "0: Angela Merkel saw ...; 1: B-PER I-PER O; 2: NNP VBD PRP; 3: O",
            "--tag-column");
    assertThat(evaluate("Angela B-PER O\n", "--tag-column=1").status()).isZero();
  }

  @Test
  void badLinesCanBeLeftOut() throws IOException {
    String bad = GOLD + "uneven\n";
    assertThat(evaluate(bad).err()).contains("gold.conll:9: expected 3 columns", "but found 1");
    Cli.Outcome outcome = evaluate(bad, "--skip-bad");
    assertThat(outcome.status()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("gold.conll:9: expected 3 columns").contains("; left out");
    assertThat(outcome.out()).isEqualTo(evaluate(GOLD).out());
    String line = "{\"text\":\"Bonn\",\"entities\":[[0,4,\"LOC\"]]}\n";
    outcome = evaluateJson(line + "{}\n", "--skip-bad", "--types=LOC");
    assertThat(outcome.status()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("gold.jsonl:2: expected a string").hasLineCount(1);
    assertThat(outcome.out()).isEqualTo(evaluateJson(line, "--types=LOC").out());
  }

  @Test
  void jsonWithoutEntitiesIsNamed() throws IOException {
    assertThat(evaluateJson("{\"text\":\"Bonn\",\"entities\":[]}\n").err())
        .contains("gold.jsonl: no entity has the type LOC or MISC or ORG or PER");
  }

  @Test
  void spansWithABlankAtAnEdgeAreNamedByLineAndPlace() throws IOException {
    Cli.Outcome outcome =
        evaluateJson(
            """
            {"text":"in Bonn now","entities":[[3,7,"LOC"]]}
            {"text":"😀 Bonn now","entities":[[2,7,"LOC"],[1,6,"PER"]]}
            {"text":"Rom\u3000da","entities":[[0,4,"ORG"],[4,6,"MISC"]]}
            """,
            "--offsets=code_points");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("gold.jsonl:2: the LOC 'Bonn ' at 2 to 7 starts or"),
            line -> assertThat(line).contains("gold.jsonl:2: the PER ' Bonn' at 1 to 6 starts or"),
            line -> assertThat(line).contains("gold.jsonl:3: the ORG 'Rom\u3000' at 0 to 4"),
            line ->
                assertThat(line).contains("overlapping one before", "gold.jsonl:2 (LOC 'Bonn ')"));
  }

  @Test
  void manySpansWithABlankAtAnEdgeAreCounted() throws IOException {
    String lines = "{\"text\":\"Bonn now\",\"entities\":[[0,5,\"LOC\"]]}\n".repeat(9);
    assertThat(evaluateJson(lines, "--types=LOC").err())
        .hasLineCount(6)
        .contains("gold.jsonl: 4 more entities start or end with a blank");
  }

  @Test
  void rejectedAndIgnoredLinesOfProdigyAreLeftOutAndCounted() throws IOException {
    String accepted =
        """
        {"text":"Bonn","spans":[{"start":0,"end":4,"label":"LOC"}],"answer":"accept"}
        """;
    String others =
        """
        {"text":"Rome","spans":[{"start":0,"end":4,"label":"LOC"}],"answer":"reject"}
        {"text":"Rome","spans":[{"start":0,"end":4,"label":"PER"}],"answer":"reject"}
        {"text":"Rome","answer":"ignore"}
        """;
    Cli.Outcome outcome = evaluateJson(accepted + others, "--types=LOC");
    assertThat(outcome.err())
        .contains(
            "gold.jsonl: 1 lines have \"answer\":\"ignore\" and are left out",
            "gold.jsonl: 2 lines have \"answer\":\"reject\" and are left out")
        .hasLineCount(2);
    assertThat(outcome.out()).isEqualTo(evaluateJson(accepted, "--types=LOC").out());
  }
}
