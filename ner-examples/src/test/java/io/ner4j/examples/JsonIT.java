package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.redact.Redacted;
import io.ner4j.redact.Redactor;
import io.ner4j.rules.KnownPattern;
import io.ner4j.rules.Merge;
import io.ner4j.rules.Patterns;
import jakarta.json.bind.Jsonb;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a real model and rules find, there and back; and what docs/json.md shows. */
class JsonIT {

  private static final Path PAGE = Path.of("../docs/json.md");
  private static final String TEXT = "😀 Ann Lee wrote to tim@example.org from Zürich.";

  @Test
  void thePageShowsWhatIsPrinted() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream old = System.out;
    try (EntityRecognizer ner = OnnxNer.english()) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      assertThat(JsonSamples.stored(ner)).isEqualTo(ner.extract("Tim Cook left."));
    } finally {
      System.setOut(old);
    }
    String shown =
        printed
            .toString(StandardCharsets.UTF_8)
            .strip()
            .replaceFirst("\"score\":(0\\.\\d\\d)\\d*", "\"score\":$1…");
    assertThat(Files.readString(PAGE)).contains(shown);
  }

  @Test
  void whatAModelAndRulesFindIsTheSameAfterJson() throws Exception {
    try (EntityRecognizer all =
            EntityRecognizer.combined(
                Merge.KEEP_ALL,
                OnnxNer.english().named("model"),
                Patterns.of(KnownPattern.EMAIL).named("rules"));
        Jsonb jsonb = JsonSamples.jsonb()) {
      List<Entity> entities = all.extract(TEXT);
      assertThat(entities).extracting(Entity::source).contains("model", "rules");
      Entity[] read = jsonb.fromJson(jsonb.toJson(entities), Entity[].class);
      assertThat(read).containsExactlyElementsOf(entities);
      assertThat(new ObjectMapper().readValue(jsonb.toJson(entities), Entity[].class))
          .containsExactlyElementsOf(entities);
    }
  }

  @Test
  void aStoredRedactionIsUndone() throws Exception {
    try (Redactor redactor = Redactor.builder(OnnxNer.english()).build()) {
      Redacted redacted = redactor.redact(TEXT);
      assertThat(redacted.text()).doesNotContain("Ann", "Zürich");
      assertThat(JsonSamples.undone(new JsonMapper(), redacted)).isEqualTo(TEXT);
    }
  }
}
