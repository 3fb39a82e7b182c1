package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ner4j.Entity;
import io.ner4j.WordEntity;
import io.ner4j.document.DocumentEntity;
import io.ner4j.document.Sentence;
import io.ner4j.document.SentenceEntities;
import io.ner4j.eval.Counts;
import io.ner4j.eval.Mistake;
import io.ner4j.eval.TaggedSentence;
import io.ner4j.eval.TypedSpan;
import io.ner4j.redact.Change;
import io.ner4j.redact.Redacted;
import io.ner4j.redact.RedactionMap;
import io.ner4j.redact.Target;
import io.ner4j.rules.Phrase;
import jakarta.json.bind.Jsonb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The results of ner-core go to JSON and back, by each library that docs/json.md names. */
class JsonTest {

  private static final Path CORE = Path.of("../ner-core/src/main/java/io/ner4j");
  private static final Pattern RECORD = Pattern.compile("(?m)^public record (\\w+)");

  /** Values of a backend or of a moment, which nobody stores: docs/json.md names them. */
  private static final Set<String> NOT_RESULTS =
      Set.of("ConllRow", "ModelDefaults", "Progress", "TokenLabel", "TokenSpan");

  private static final String ODD = "😀 \"O'Neil\"\\\n\u0000\u2028</script>é̂";

  private static final Entity FROM_A_RULE =
      new Entity(ODD, "drug name", 7, 7 + ODD.length(), 0.1 + 0.2, "rules", "Q1/é");

  private static final TypedSpan SPAN = new TypedSpan("PER", 0, 3);

  private static final RedactionMap MAP =
      RedactionMap.of(List.of(new Change(0, ODD, ""), new Change(90, "Ann", "[PER-1]")));

  static List<Record> results() {
    return List.of(
        FROM_A_RULE,
        new Entity("x", "PER", 0, 1, Double.MIN_VALUE),
        new Entity("x", "PER", Integer.MAX_VALUE - 1, Integer.MAX_VALUE, 1, "model", null),
        new WordEntity(List.of(ODD, ""), "PER", 1, 3, Math.nextDown(1)),
        new DocumentEntity("x", "PER", Long.MAX_VALUE - 1, Long.MAX_VALUE, 0, null, null),
        new DocumentEntity(ODD, "PER", 1L << 53, (1L << 53) + ODD.length(), 0.5, "a", "b"),
        new Sentence(0, 99),
        new SentenceEntities(new Sentence(0, 99), List.of(FROM_A_RULE)),
        new SentenceEntities(new Sentence(0, 99), List.of()),
        new Change(3, ODD, ""),
        MAP,
        RedactionMap.of(List.of()),
        new Redacted("[PER-1]" + ODD, MAP),
        new Target(ODD, "PER", null, 1),
        new Phrase(ODD, "ORG", null),
        new Phrase("x", "ORG", "Q1"),
        SPAN,
        new Counts(0, 1, Integer.MAX_VALUE),
        new TaggedSentence(List.of(ODD), List.of("B-PER")),
        new Mistake(1, Mistake.Kind.EDGES, SPAN, new TypedSpan("PER", 0, 4)),
        new Mistake(1, Mistake.Kind.MISSED, SPAN, null),
        new Mistake(1, Mistake.Kind.SPURIOUS, null, SPAN));
  }

  @ParameterizedTest
  @MethodSource("results")
  void aResultIsTheSameAfterJackson2(Record result) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String json = mapper.writeValueAsString(result);
    assertThat(mapper.readValue(json, result.getClass())).isEqualTo(result);
    assertThat(mapper.readValue(mapper.writeValueAsBytes(result), result.getClass()))
        .isEqualTo(result);
    assertThat(mapper.readTree(json)).hasSize(result.getClass().getRecordComponents().length);
  }

  @ParameterizedTest
  @MethodSource("results")
  void aResultIsTheSameAfterJackson3(Record result) throws Exception {
    JsonMapper mapper = new JsonMapper();
    String json = mapper.writeValueAsString(result);
    assertThat(mapper.readValue(json, result.getClass())).isEqualTo(result);
    // One form for both, so one reads what the other stored.
    assertThat(new ObjectMapper().readTree(json)).isEqualTo(new ObjectMapper().valueToTree(result));
  }

  @ParameterizedTest
  @MethodSource("results")
  void aResultIsTheSameAfterJsonB(Record result) throws Exception {
    try (Jsonb jsonb = JsonSamples.jsonb()) {
      String json = jsonb.toJson(result);
      assertThat(jsonb.fromJson(json, result.getClass())).isEqualTo(result);
      assertThat(new ObjectMapper().readValue(json, result.getClass())).isEqualTo(result);
      String byJackson = new ObjectMapper().writeValueAsString(result);
      assertThat(jsonb.fromJson(byJackson, result.getClass())).isEqualTo(result);
    }
  }

  @Test
  void eachRecordOfTheLibraryIsTriedOrSaidToBeNoResult() throws IOException {
    Set<String> tried = new TreeSet<>(NOT_RESULTS);
    results().forEach(result -> tried.add(result.getClass().getSimpleName()));
    Set<String> records = new TreeSet<>();
    for (String folder : List.of("", "decode", "document", "eval", "redact", "rules", "spi")) {
      try (Stream<Path> files = Files.list(CORE.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          RECORD.matcher(Files.readString(file)).results().forEach(r -> records.add(r.group(1)));
        }
      }
    }
    assertThat(tried).isEqualTo(records);
  }

  /** Nobody smuggles in by JSON what the constructor refuses. */
  @Test
  void whatIsReadIsChecked() {
    String entity = "{\"text\":\"x\",\"type\":\"PER\",\"start\":0,\"end\":%s,\"score\":%s}";
    for (String json : List.of(entity.formatted("2", "0.5"), entity.formatted("1", "1.5"))) {
      assertThatThrownBy(() -> new ObjectMapper().readValue(json, Entity.class))
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
    String change = "{\"start\":%d,\"original\":\"Bob\",\"replacement\":\"\"}";
    String overlapping = "{\"changes\":[" + change.formatted(4) + "," + change.formatted(6) + "]}";
    assertThatThrownBy(() -> new ObjectMapper().readValue(overlapping, RedactionMap.class))
        .hasMessageContaining("must not overlap");
  }
}
