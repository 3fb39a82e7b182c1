package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.cli.output.StandardOutput;
import io.ner4j.contract.HostileText;
import io.ner4j.contract.Scale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a file holds, a command ends with a documented status and says in a line why. {@code
 * -Dner4j.fuzz=100000} tries more of them, {@code -Dner4j.fuzz.from} others.
 */
class CommandFuzzIT {

  /** A command and the files that it reads. */
  enum Kind {
    EXTRACT_JSONL("extract", "jsonl"),
    EXTRACT_CONLL("extract", "conll"),
    EXTRACT_LINES("extract", "lines"),
    EVALUATE_JSONL("evaluate", "jsonl"),
    EVALUATE_CONLL("evaluate", "conll");

    private final String command;
    private final String format;

    Kind(String command, String format) {
      this.command = command;
      this.format = format;
    }
  }

  private static final List<String> JSONL =
      List.of(
          """
          {"text":"Angela Merkel met Tim Cook. 😀","entities":[[0,13,"PER"]]}
          {"id":1.5e3,"text":"Tim","entities":[{"start":0,"end":3,"type":"PER","text":"Tim"}]}
          """,
          """
          {"text":"in Paris","spans":[{"start_offset":3,"end_offset":8,"label":"LOC"}]}\r

          {"entities":[],"text":"","meta":{"a":[1,null,true]}}\
          """,
          """
          {"tokens":["In","Berlin"],"ner_tags":["O","B-LOC"],"text":"In Berlin"}
          """);

  private static final List<String> CONLL =
      List.of(
          """
          -DOCSTART- -X- O O

          Angela NNP B-PER
          Merkel NNP I-PER
          met VBD O

          Paris NNP B-LOC
          """,
          """
          # id = 1
          In\tO
          Berlin\tB-LOC

          😀\tO
          """,
          """
          U.N. B-ORG\r
          official O\r
          \r
          """,
          """
          # sent_id = 2
          1\t#Obama\tB-PERSON
          2-3\tdu\tO

          2\t\u3000\tO
          """,
          "#Obama B-PER\rwon O\r\r# O\r");

  private static final List<String> FORMATS =
      List.of("jsonl", "json", "conll", "tsv", "csv", "text", "ansi", "html");

  @TempDir Path directory;

  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path model;

  @BeforeEach
  void prepare() throws IOException {
    Path resources = Cli.TINY_BERT.resolveSibling("..").resolve("hostile").normalize();
    model = Files.createDirectory(directory.resolve("model"));
    Files.copy(resources.resolve("models/plain.onnx"), model.resolve("model.onnx"));
    Files.copy(resources.resolve("tokenizers/wordpiece.json"), model.resolve("tokenizer.json"));
    Files.copy(Cli.TINY_BERT.resolve("config.json"), model.resolve("config.json"));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(err);
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(7200)
  void everyFileIsReadOrRefused(Kind kind) throws IOException {
    long from = Long.getLong("ner4j.fuzz.from", 0);
    long to = from + Long.getLong("ner4j.fuzz", Scale.of(60));
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    for (long seed = from; seed < to; seed++) {
      statuses.merge(status(kind, seed), 1, Integer::sum);
    }
    assertThat(statuses).as("from %d to %d", from, to).containsKey(ExitCode.DONE);
    System.out.println(kind + " " + from + " to " + to + ": " + statuses);
  }

  private int status(Kind kind, long seed) throws IOException {
    Random random = new Random(seed);
    List<String> seeds = kind.format.equals("jsonl") ? JSONL : CONLL;
    byte[] input = new HostileText(seeds, random).next();
    Path file = Files.write(directory.resolve("input"), input);
    boolean skips = random.nextBoolean();
    said.reset();
    StandardOutput figures = new StandardOutput(OutputStream.nullOutputStream(), () -> false);
    int status = Ner4j.run(figures, arguments(kind, random, skips, file));
    List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(status).as("of seed %d: %s", seed, lines).isIn(ExitCode.DONE, ExitCode.INPUT);
    assertThat(lines).as("seed %d", seed).allMatch(line -> line.startsWith("ner4j: "));
    boolean evaluates = kind.command.equals("evaluate");
    if (!evaluates || status == ExitCode.INPUT) {
      assertThat(lines.isEmpty()).as("seed %d: %s", seed, lines).isEqualTo(status == ExitCode.DONE);
    }
    if (!skips && !evaluates) {
      assertThat(lines).as("seed %d", seed).hasSizeLessThan(2);
    }
    return status;
  }

  private String[] arguments(Kind kind, Random random, boolean skips, Path file) {
    List<String> arguments = new ArrayList<>();
    arguments.add(kind.command);
    arguments.addAll(List.of("--device=cpu", "--threads=1", "--model=" + model));
    arguments.add("--from=" + kind.format);
    if (kind.command.equals("extract")) {
      String format = FORMATS.get(random.nextInt(FORMATS.size()));
      arguments.addAll(List.of("--to=" + format, "--output=" + directory.resolve("output")));
    } else {
      arguments.addAll(
          List.of("--json=" + directory.resolve("json"), "--html=" + directory.resolve("html")));
      arguments.add("--offsets=" + (random.nextBoolean() ? "utf16" : "code_points"));
      if (random.nextBoolean()) {
        arguments.add("--strict");
      }
    }
    if (skips) {
      arguments.add("--skip-bad");
    }
    arguments.add(file.toString());
    return arguments.toArray(String[]::new);
  }
}
