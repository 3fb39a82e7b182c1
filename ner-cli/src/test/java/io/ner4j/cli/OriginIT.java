package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each result says where it comes from, and the name of an output says how it is written. */
class OriginIT {

  @TempDir Path directory;

  private Console console;

  @BeforeEach
  void prepare() throws IOException {
    console = new Console(directory.resolve("console"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private List<JsonObject> extract(Object... arguments) {
    Cli.Outcome outcome = console.run(console.with("extract", arguments));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.lines().stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }

  private static String origin(JsonObject record) {
    String source = Path.of(record.get("source").getAsString()).getFileName().toString();
    return record.has("line") ? source + ":" + record.get("line") : source;
  }

  @Test
  void recordsOfSeveralFilesCarryTheirFileAndLine() throws IOException {
    Path lines = file("a", "Bonn\n\nParis\n");
    assertThat(extract("--from=lines", lines, file("b", "Rome")))
        .extracting(OriginIT::origin)
        .containsExactly("a:1", "a:2", "a:3", "b:1");
    assertThat(extract(file("a.txt", "Bonn\nParis"), file("b.conll", "a\n\nb\n")))
        .extracting(OriginIT::origin)
        .containsExactly("a.txt", "b.conll:1", "b.conll:3");
    assertThat(extract("--from=lines", lines))
        .allSatisfy(record -> assertThat(record.keySet()).containsExactly("text", "entities"));
  }

  @Test
  void emptyFilesAndEmptyLinesKeepTheirPlace() throws IOException {
    Path empty = file("empty.txt", "");
    assertThat(extract(file("a.txt", "Bonn"), empty, file("b.txt", "Rome")))
        .extracting(OriginIT::origin)
        .containsExactly("a.txt", "empty.txt", "b.txt");
    assertThat(extract(empty))
        .singleElement()
        .satisfies(record -> assertThat(record.get("text").getAsString()).isEmpty());
    Path lines = file("lines", "Bonn\n\nParis\n");
    assertThat(extract("--from=lines", lines))
        .extracting(record -> record.get("text").getAsString())
        .containsExactly("Bonn", "", "Paris");
    assertThat(console.run(console.with("extract", "--from=lines", "--to=conll", lines)).out())
        .matches("Bonn \\S+\n\n\nParis \\S+\n\n");
  }

  @Test
  void fieldsOfTheRecordAreKeptUnderAnotherName() throws IOException {
    Path own =
        file("a.jsonl", "{\"text\":\"Bonn\",\"source\":\"wiki\",\"line\":[1],\"entities\":7}\n");
    JsonObject record = extract(own, own).get(0);
    assertThat(record.get("input_source").getAsString()).isEqualTo("wiki");
    assertThat(record.get("input_line")).isInstanceOf(JsonArray.class);
    assertThat(record.get("input_entities").getAsInt()).isEqualTo(7);
    assertThat(record.get("entities")).isInstanceOf(JsonArray.class);
    assertThat(origin(record)).isEqualTo("a.jsonl:1");
    assertThat(extract(own).get(0).get("source").getAsString()).isEqualTo("wiki");
  }

  @Test
  void textsOfConllAndTerminalsNameTheirFile() throws IOException {
    Path first = file("a\tb.txt", "Bonn");
    Path second = file("c.conll", "Rome x\n");
    String out = console.run(console.with("extract", "--to=conll", first, second)).out();
    assertThat(out)
        .matches(
            """
            # source = [^\t\n]*a\\\\tb\\.txt
            Bonn \\S+

            # source = \\S*c\\.conll
            # line = 1
            Rome x \\S+

            """);
    assertThat(console.run(console.with("extract", "--to=text", first, second)).lines())
        .hasSize(4)
        .contains("==> " + first + " <==", "==> " + second + " <==");
    assertThat(console.run(console.with("extract", "--to=html", first, second)).out())
        .contains("<h2>" + first + "</h2>", "<h2>" + second + "</h2>");
  }

  @ParameterizedTest
  @CsvSource({
    "x.jsonl, jsonl",
    "x.ndjson, jsonl",
    "x.json, json",
    "x.JSON, json",
    "x.csv, csv",
    "x.tsv, tsv",
    "x.conll, conll",
    "x.iob, conll",
    "x.bio, conll",
    "x.txt, text",
    "x.html, html",
    "dir.xyz/x, jsonl",
    "x, jsonl"
  })
  void theNameOfTheOutputSaysHowItIsWritten(String name, String format) throws IOException {
    Path text = file("a.txt", "Angela Merkel, \"Bonn\"\nParis");
    Path out = directory.resolve("out").resolve(name);
    Files.createDirectories(out.getParent());
    assertThat(console.run(console.with("extract", "-o", out, text)).status()).isZero();
    assertThat(Files.readString(out))
        .isEqualTo(console.run(console.with("extract", "--to=" + format, text)).out())
        .doesNotContain("\u001B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.xyz", "x.jsonl.gz", "x.bioes"})
  void anUnknownEndingListsTheKnownOnes(String name) throws IOException {
    Path text = file("a.txt", "Bonn");
    Path out = directory.resolve(name);
    Cli.Outcome outcome = console.run(console.with("extract", "-o", out, text));
    assertThat(outcome.status()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .contains(".jsonl .ndjson .json .conll .iob .iob2 .bio .tsv .csv .txt .ansi .html .htm")
        .contains("--to");
    assertThat(out).doesNotExist();
    assertThat(console.run(console.with("extract", "--to=csv", "-o", out, text)).status()).isZero();
    assertThat(out).content().startsWith("file,line,start,end,type,score,text\r\n");
  }

  @Test
  void anArrayOfJsonIsOneValue() throws IOException {
    Path lines = file("lines", "Bonn\n\nParis\n");
    String out = console.run(console.with("extract", "--from=lines", "--to=json", lines)).out();
    assertThat(JsonParser.parseString(out).getAsJsonArray()).hasSize(3);
    Path none = file("none.jsonl", "");
    String empty = console.run(console.with("extract", "--to=json", none)).out();
    assertThat(JsonParser.parseString(empty).getAsJsonArray()).isEmpty();
  }
}
