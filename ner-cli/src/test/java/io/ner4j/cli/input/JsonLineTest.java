package io.ner4j.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.Entity;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

  private static final String ENTITIES =
      Json.array(List.of(new Entity("Bonn", "LOC", 0, 4, 0.98765432)));

  private static String with(String line, String entities) throws IOException {
    return JsonLine.of(line, "text").with(Map.of("entities", entities));
  }

  @Test
  void entitiesArePutAtTheEnd() throws IOException {
    assertThat(with("{\"text\":\"Bonn\"}", ENTITIES))
        .isEqualTo(
            "{\"text\":\"Bonn\",\"entities\":[{\"text\":\"Bonn\",\"type\":\"LOC\",\"start\":0,\"end\":4,\"score\":0.987654}]}");
    assertThat(with(" { \"id\" : 1.50e+3 , \"text\" : \"a\" } ", "[]"))
        .isEqualTo(" { \"id\" : 1.50e+3 , \"text\" : \"a\" ,\"entities\":[]} ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "-1.5e9",
        "\"a\\\"]}\"",
        "null",
        "true",
        "[]",
        "[[{\"text\":\"x\"}]]",
        "{}",
        "{\"entities\":[1],\"text\":{}}",
        "12345678901234567890123456789"
      })
  void entitiesOfTheRecordAreKeptUnderAnotherNameAndAllElseStays(String before) throws IOException {
    for (String space : List.of("", " ", "\t ")) {
      String end = space + ",\"text\":\"\\u00fc\\/\",\"n\":[1e400,{\"entities\":2}]" + space;
      String start = "{\"a\":1.0," + space;
      String value = space + ":" + space + before + end;
      assertThat(with(start + "\"entities\"" + value + "}", "[]"))
          .isEqualTo(start + "\"input_entities\"" + value + ",\"entities\":[]}");
    }
  }

  @Test
  void namesThatAreTakenAreFreedHoweverTheyAreWritten() throws IOException {
    JsonLine line =
        JsonLine.of(
            "{\"s\\u006furce\":\"wiki\",\"input_source\":1,\"text\":\"a\",\"line\":{\"line\":2}}",
            "text");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("source", "\"a.jsonl\"");
    fields.put("line", "7");
    assertThat(line.with(fields))
        .isEqualTo(
            "{\"input_input_source\":\"wiki\",\"input_source\":1,\"text\":\"a\",\"input_line\":{\"line\":2},\"source\":\"a.jsonl\",\"line\":7}");
  }

  @Test
  void aTextInTheFieldEntitiesDoesNotWriteAKeyTwice() throws IOException {
    JsonLine line = JsonLine.of("{\"entities\":\"Tim\",\"id\":1}", "entities");
    assertThat(line.text()).isEqualTo("Tim");
    assertThat(line.with(Map.of("entities", "[]")))
        .isEqualTo("{\"input_entities\":\"Tim\",\"id\":1,\"entities\":[]}");
  }

  @Test
  void otherParsersReadWhatIsWritten() throws IOException {
    String hard = "\"\\\n\u0000\u2028\ud83d\ude00\ud83d é";
    String written =
        Json.object(
            hard,
            Map.of("entities", Json.array(List.of(new Entity("\ud83d é", "<\">", 7, 10, 1e-7)))));
    assertThat(written).contains("\\ud83d é", "😀").doesNotContain("\n");
    JsonObject read = JsonParser.parseString(written).getAsJsonObject();
    assertThat(read.get("text").getAsString()).isEqualTo(hard);
    JsonObject entity = read.getAsJsonArray("entities").get(0).getAsJsonObject();
    assertThat(entity.get("text").getAsString()).isEqualTo("\ud83d é");
    assertThat(entity.get("type").getAsString()).isEqualTo("<\">");
    assertThat(entity.get("score").getAsDouble()).isZero();
    JsonLine line = JsonLine.of("{\"text\":\"\\ud83d\"}", "text");
    assertThat(line.text()).isEqualTo("\ud83d");
    assertThat(line.with(Map.of("entities", "[]")))
        .isEqualTo("{\"text\":\"\\ud83d\",\"entities\":[]}");
  }

  @Test
  void namesAreFoundWhereverTheParsersBufferEnds() throws IOException {
    for (int length = 7980; length < 8020; length++) {
      String before = "{\"pad\":\"" + "x".repeat(length) + "\",";
      String after = ":1,\"text\":\"" + "y".repeat(40_000) + "\"}";
      assertThat(with(before + "\"entities\"" + after, "[]"))
          .isEqualTo(
              before
                  + "\"input_entities\""
                  + after.substring(0, after.length() - 1)
                  + ",\"entities\":[]}");
    }
  }

  @Test
  void longLinesAndManyDigitsAreRead() throws IOException {
    String text = "long ".repeat(200_000);
    String line = "{\"n\":" + "7".repeat(5000) + ",\"x\":NaN,\"text\":\"" + text + "\",\"z\":[]}";
    JsonLine read = JsonLine.of(line, "text");
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.with(Map.of("entities", "[]")))
        .isEqualTo(line.replace("[]}", "[],\"entities\":[]}"));
  }

  @Test
  void whatIsWrongIsSaid() {
    assertRefused("[1]", "expected a JSON object, but found [1]");
    assertRefused("{\"text\":3}", "expected a string in the field 'text', but it is a number");
    assertRefused("{\"text\":null}", "but it is null");
    assertRefused("{\"text\":[\"a\"]}", "but it is an array");
    assertRefused("{\"txt\":\"a\"}", "there is no such field");
    assertRefused("{\"text\":\"a\"} {}", "there is more");
    assertRefused("{\"text\":\"a\",\"text\":\"b\"}", "Duplicate field 'text'");
    assertRefused("{\"text\":\"a\"", "expected JSON, but at character");
    assertRefused("{\"text\":\"a", "expected JSON, but at character");
    assertRefused("hello", "expected JSON, but at character 1: Unrecognized token 'hello'");
  }

  private static void assertRefused(String line, String message) {
    assertThatThrownBy(() -> JsonLine.of(line, "text"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n")
        .hasMessageNotContainingAny("REDACTED", "JSON String");
  }

  @Test
  void anotherTextTakesThePlaceOfTheTextAlone() throws IOException {
    String line = " { \"id\" : 1.50e+3 , \"text\" : \"a\\\"\\u0041\", \"x\": \"text\" } ";
    assertThat(JsonLine.of(line, "text").withText("\"b\"\n"))
        .isEqualTo(" { \"id\" : 1.50e+3 , \"text\" : \"\\\"b\\\"\\n\", \"x\": \"text\" } ");
  }
}
