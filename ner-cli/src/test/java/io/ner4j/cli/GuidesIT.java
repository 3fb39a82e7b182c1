package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guides show beyond a single command does what they say. */
class GuidesIT {

  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
  private static final long TIMEOUT_MINUTES = 5;

  @TempDir Path directory;

  private static String page(String name) throws IOException {
    return Files.readString(DOCS.resolve(name));
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  /** The script of docs/batch-files.md, with parts of 10 lines, one of which is done. */
  @Test
  void partsThatAreDoneAreSkippedAndTheOthersRead() throws Exception {
    String script =
        first("```sh\\R(split .*?)```", page("batch-files.md"))
            .replace("-l 100000", "-l 10")
            .replace("ner4j extract", "ner4j extract --device=cpu --model=" + Cli.TINY_BERT);
    List<String> lines =
        IntStream.range(0, 25).mapToObj(i -> "{\"id\":" + i + ",\"text\":\"in Rome\"}").toList();
    Files.write(directory.resolve("big.jsonl"), lines);
    Files.writeString(directory.resolve("found-part-ab.jsonl"), "done before\n");

    run(script);

    List<String> found = Files.readAllLines(directory.resolve("found.jsonl"));
    assertThat(found).hasSize(16);
    assertThat(found.get(10)).isEqualTo("done before");
    assertThat(found.stream().filter(line -> line.contains("\"id\":")).map(GuidesIT::id))
        .containsExactlyElementsOf(
            IntStream.range(0, 25).filter(i -> i / 10 != 1).boxed().toList());
  }

  private static int id(String line) {
    JsonObject record = JsonParser.parseString(line).getAsJsonObject();
    assertThat(record.has("entities")).isTrue();
    return record.get("id").getAsInt();
  }

  private void run(String script) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String ner4j =
        "ner4j() { '" + java + "' -XX:TieredStopAtLevel=1 -jar '" + Cli.JAR + "' \"$@\"; }\n";
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder("sh", "-c", ner4j + script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  /** The request and the answer of docs/zh-CN/server.md. */
  @Test
  void theChineseServerAnswersAsItsPageShows() throws Exception {
    String page = page("zh-CN/server.md");
    String body = first("-d '(\\{.*?\\})'", page);
    String shown = first("```json\\R(.*?)```", page);
    Process process = ServeProcess.start(Map.of(), "--model", "zh", "--port", "0");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI uri = ServeProcess.served(out);
      checkEntities(entities(post(uri.resolve("extract"), body)), entities(shown));
    } finally {
      process.destroyForcibly();
    }
  }

  /** The requests, the redacted text and the line of the log of docs/server.md. */
  @Test
  void theServerAnswersAsItsPageShows() throws Exception {
    String page = page("server.md");
    Path log = directory.resolve("access.log");
    Process process = ServeProcess.start(Map.of(), "--port", "0", "--access-log", log.toString());
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI uri = ServeProcess.served(out);
      String extracted =
          post(uri.resolve("extract"), first("/extract -H [^\n]*\n  -d '(.*?)'", page));
      assertThat(entities(extracted))
          .extracting(entity -> entity.getAsJsonObject().keySet())
          .hasSize(2)
          .containsOnly(fields("\"entities\": \\[\\{(.*?), …", page));
      JsonObject redacted =
          JsonParser.parseString(
                  post(uri.resolve("redact"), first("/redact -H [^\n]*\n  -d '(.*?)'", page)))
              .getAsJsonObject();
      assertThat(redacted.get("text").getAsString())
          .isEqualTo(first("answer is `\\{\"text\": \"(.*?)\"", page));
      assertThat(redacted.getAsJsonArray("changes"))
          .extracting(change -> change.getAsJsonObject().keySet())
          .hasSize(3)
          .containsOnly(fields("\"changes\": \\[\\{(.*?)\\}", page));
    } finally {
      process.destroy();
      assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).isTrue();
    }
    JsonObject shown = JsonParser.parseString(first("```json\\R(.*?)```", page)).getAsJsonObject();
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(2);
    JsonObject line = JsonParser.parseString(lines.get(0)).getAsJsonObject();
    assertThat(List.copyOf(line.keySet())).isEqualTo(List.copyOf(shown.keySet()));
    for (String same : List.of("method", "path", "status")) {
      assertThat(line.get(same)).isEqualTo(shown.get(same));
    }
  }

  /** The names in quotes that a page lists. */
  private static Set<String> fields(String pattern, String page) {
    return Pattern.compile("\"(\\w+)\"")
        .matcher(first(pattern, page))
        .results()
        .map(field -> field.group(1))
        .collect(Collectors.toSet());
  }

  private static String post(URI uri, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static JsonArray entities(String answer) {
    return JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("entities");
  }

  private static void checkEntities(JsonArray found, JsonArray expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      JsonObject entity = found.get(i).getAsJsonObject();
      JsonElement score = entity.remove("score");
      JsonObject shown = expected.get(i).getAsJsonObject();
      // Processors differ in what they make of int8.
      assertThat(score.getAsDouble()).isCloseTo(shown.remove("score").getAsDouble(), within(0.005));
      assertThat(entity).isEqualTo(shown);
    }
  }
}
