package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, run as a shell runs it. */
class ExtractIT {

  private static final String TEXT = "Angela Merkel met Tim Cook in Zürich. 😀\n";

  @TempDir Path directory;

  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(directory);
  }

  private Cli.Outcome extract(String... arguments) throws Exception {
    boolean chosen = Stream.of(arguments).anyMatch(argument -> argument.startsWith("--device"));
    String[] first = chosen ? new String[] {"extract"} : new String[] {"extract", "--device=cpu"};
    String[] all = Stream.of(first, arguments).flatMap(Stream::of).toArray(String[]::new);
    return cli.run(all);
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }

  private static String entities(JsonArray entities) {
    return entities.asList().stream()
        .map(e -> e.getAsJsonObject())
        .map(
            e ->
                (e.has("type") ? e.get("type") : e.get("label")).getAsString()
                    + " "
                    + e.get("start")
                    + " "
                    + e.get("end"))
        .collect(Collectors.joining(", "));
  }

  @Test
  void layoutAndDecoderAreTheModelsUnlessTheCommandSays() throws Exception {
    Path list = Files.writeString(directory.resolve("list.txt"), "Siemens\n\nDeutsche Bank\n");
    assertThat(extract("--to=tsv", list.toString()).lines()).hasSize(3);
    Cli.Outcome plain = extract("--to=tsv", "--layout=none", list.toString());
    assertThat(plain.lines()).hasSize(2);
    Cli.Outcome chosen =
        extract("--to=tsv", "--layout=AUTO", "--decoder=strict", "--window=32", list.toString());
    assertThat(chosen.status()).as(chosen.err()).isZero();
    assertThat(chosen.lines()).hasSize(3);
    Cli.Outcome wrong = extract("--decoder=greedy", list.toString());
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("--decoder", "LENIENT, STRICT, VITERBI", "greedy");
  }

  @Test
  void aLineHasTheEntitiesThatTransformersFinds() throws Exception {
    Path cases = Cli.TINY_BERT.resolve("cases.jsonl");
    Cli.Outcome outcome =
        extract("--model=" + Cli.TINY_BERT, "--aggregation=average", cases.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    List<String> input = Files.readAllLines(cases);
    assertThat(outcome.lines()).hasSameSizeAs(input);
    int differences = 0;
    for (int i = 0; i < input.size(); i++) {
      String line = outcome.lines().get(i);
      assertThat(line)
          .startsWith(input.get(i).substring(0, input.get(i).length() - 1) + ",\"entities\":[");
      JsonObject read = json(line);
      if (read.get("fits").getAsBoolean()) {
        JsonArray expected = read.getAsJsonArray("average");
        JsonArray found = read.getAsJsonArray("entities");
        if (!entities(found).equals(entities(expected))) {
          differences++;
          continue;
        }
        for (int entity = 0; entity < expected.size(); entity++) {
          assertThat(found.get(entity).getAsJsonObject().get("score").getAsDouble())
              .isCloseTo(
                  expected.get(entity).getAsJsonObject().get("score").getAsDouble(), within(1e-4));
        }
      }
    }
    assertThat(differences).as("texts of docs/tag-rules.md").isLessThanOrEqualTo(2);
  }

  @Test
  void aTextIsReadWholeInEveryLocale() throws Exception {
    cli.input("\uFEFF" + TEXT).environment("LC_ALL", "C").option("-Duser.language=tr");
    Cli.Outcome outcome = extract("--from=text");
    assertThat(outcome.status()).isZero();
    JsonObject read = json(outcome.out());
    assertThat(read.get("text").getAsString()).isEqualTo(TEXT);
    assertThat(entities(read.getAsJsonArray("entities")))
        .isEqualTo("PER 0 13, PER 18 26, LOC 30 36");
    assertThat(outcome.lines()).hasSize(1);
  }

  @Test
  void filesAreReadInTheirOrderAndByTheirNames() throws Exception {
    cli.file("a.txt", "She is in Bonn.\nHe is in Paris.");
    cli.file(
        "b.jsonl",
        "{\"id\":7,\"text\":\"Tim Cook\"}\r\n\r\n{\"text\":\"nobody\",\"entities\":null}");
    cli.file("c.conll", "Oslo x\nis x\n\nRome x\n");
    cli.input("In Berlin");
    Cli.Outcome outcome = extract("--to=tsv", "a.txt", "b.jsonl", "-", "c.conll");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.lines().stream().map(line -> line.replaceAll("\t0\\.\\d{6}\t", "\t")))
        .containsExactly(
            "file\tline\tstart\tend\ttype\tscore\ttext",
            "a.txt\t1\t10\t14\tLOC\tBonn",
            "a.txt\t1\t25\t30\tLOC\tParis",
            "b.jsonl\t1\t0\t8\tPER\tTim Cook",
            "-\t1\t3\t9\tLOC\tBerlin",
            "c.conll\t1\t0\t4\tLOC\tOslo",
            "c.conll\t4\t0\t4\tLOC\tRome");
  }

  @Test
  void optionsOfThePipelineCount() throws Exception {
    cli.input(TEXT);
    assertThat(json(extract("--types=PER").out()).getAsJsonArray("entities")).hasSize(2);
    assertThat(json(extract("--min-score=1").out()).getAsJsonArray("entities")).isEmpty();
    assertThat(
            entities(
                json(extract("--aggregation=none", "--threads=1").out())
                    .getAsJsonArray("entities")))
        .startsWith("B-PER 0 6");
  }

  @Test
  void pagesAndTerminalsShowTheText() throws Exception {
    cli.file("a.txt", "Tim Cook & <b>\n");
    assertThat(extract("-o", "page.html", "a.txt").status()).isZero();
    assertThat(cli.read("page.html"))
        .startsWith("<!DOCTYPE html>")
        .contains(">Tim Cook</mark> &amp; &lt;b&gt;\n</div>")
        .endsWith("</html>\n");
    assertThat(extract("--to=ansi", "a.txt").out())
        .isEqualTo("\u001B[38;5;16;48;5;153m[Tim Cook PER]\u001B[0m & <b>\n");
    assertThat(extract("--to=conll", "a.txt").out())
        .isEqualTo("Tim B-PER\nCook I-PER\n& O\n< O\nb O\n> O\n\n");
    cli.environment("NO_COLOR", "1");
    assertThat(extract("--to=ansi", "a.txt").out()).isEqualTo("[Tim Cook PER] & <b>\n");
  }

  @Test
  void badLinesStopAfterTheGoodOnes() throws Exception {
    cli.file("a.jsonl", "{\"text\":\"Bonn\"}\n{\"text\":1}\n{\"text\":\"Paris\"}\n");
    Cli.Outcome outcome = extract("a.jsonl");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.lines()).hasSize(1);
    assertThat(outcome.err())
        .isEqualTo(
            "ner4j: a.jsonl:2: expected a string in the field 'text', but it is a number;"
                + " --skip-bad would leave it out\n");
  }

  @Test
  void badLinesAreNamedAndLeftOutWhereThatIsAsked() throws Exception {
    cli.file("a.jsonl", "{\"text\":\"Bonn\"}\n{\"text\":1}\n{\n{\"text\":\"Paris\"}\n");
    Cli.Outcome outcome = extract("--skip-bad", "a.jsonl");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.lines().stream().map(line -> json(line).get("text").getAsString()))
        .containsExactly("Bonn", "Paris");
    assertThat(outcome.err().lines()).hasSize(2).allMatch(line -> line.endsWith("; left out"));
    assertThat(outcome.err()).contains("ner4j: a.jsonl:2: ", "ner4j: a.jsonl:3: ");
  }

  @Test
  void aTextOfTheCommandLineIsReadAsAFileIs() throws Exception {
    String text = "Tim Cook in Zürich 😀";
    cli.file("a.txt", text);
    Cli.Outcome file = extract("--to=jsonl", "a.txt");
    Cli.Outcome given = extract("--to=jsonl", "--text=" + text);
    assertThat(given.status()).isZero();
    assertThat(given.out()).isEqualTo(file.out()).contains("Zürich 😀");
    assertThat(extract("--to=text", "--text=").status()).isZero();
  }

  @Test
  void mistakesOfTheCallerAreTold() throws Exception {
    assertFails(3, "nowhere.txt: there is no such file", "nowhere.txt");
    assertFails(3, "expected a file, but it is a directory", directory.toString());
    assertFails(
        3, "Tim Cook: there is no such file; --text takes a text instead of files", "Tim Cook");
    assertFails(2, "expected a text by --text or files, but got both", "--text=Tim", "Cook");
    assertFails(2, "Unknown option: '--colour=red'", "--colour=red");
    assertFails(2, "'--min-scor=1'; did you mean --min-score?", "--min-scor=1");
    assertFails(2, "expected the device auto or one of cpu, cuda, but it is gpu:0", "--device=gpu");
    assertFails(
        2, "expected a device such as auto, cpu, cuda or cuda:1, but got GPU", "--device=GPU");
    assertFails(2, "but not 'CITY'", "--types=CITY");
    assertFails(2, "minScore must be 0 to 1", "--min-score=2");
    assertFails(2, "--to=conll needs whole entities", "--to=conll", "--aggregation=none");
    cli.file("a.txt", "Bonn");
    assertFails(2, "are one file, which is to be read and to be written", "-o", "./a.txt", "a.txt");
    assertThat(cli.read("a.txt")).isEqualTo("Bonn");
    assertFails(1, "expected a model directory, or the name of", "--model=nowhere");
    assertFails(1, "bundled models en, en-fast, zh are", "--model=nowhere");
    assertFails(1, "; did you mean zh?\n", "--model=zhh");
    assertFails(1, "cannot write to no/where.jsonl", "-o", "no/where.jsonl");
  }

  private void assertFails(int status, String message, String... arguments) throws Exception {
    Cli.Outcome outcome = extract(arguments);
    assertThat(outcome.err()).startsWith("ner4j: ").contains(message).doesNotContain("\tat ");
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out()).isEmpty();
  }
}
