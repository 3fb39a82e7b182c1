package io.ner4j.cli.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.LineReader;
import io.ner4j.cli.input.Position;
import io.ner4j.eval.TypedSpan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldJsonTest {

  private static GoldText read(String line, boolean codePoints) throws IOException {
    return new GoldJson("text", null, codePoints)
        .read(new LineReader.Line(new Position("a.jsonl", 7, 0), line), answer -> {})
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"entities\":[{\"text\":\"Bonn\",\"type\":\"LOC\",\"start\":3,\"end\":7,\"score\":0.5}]",
        "\"entities\":[[3,7,\"LOC\"]]",
        "\"label\":[[3,7,\"LOC\"]]",
        "\"labels\":[[3,7,\"LOC\"]]",
        "\"entities\":[{\"id\":9,\"label\":\"LOC\",\"start_offset\":3,\"end_offset\":7}],\"relations\":[]",
        "\"spans\":[{\"start\":3,\"end\":7,\"label\":\"LOC\",\"token_start\":1}],\"tokens\":[{\"text\":\"😀\"}]",
        "\"entities\":[{\"entity_group\":\"LOC\",\"start\":3,\"end\":7}],\"z\":{\"n\":[null,true,1.5]}"
      })
  void manyShapesAreOne(String fields) throws IOException {
    GoldText text = read("{\"text\":\"😀 Bonn\"," + fields + "}", false);
    assertThat(text.spans()).containsExactly(new TypedSpan("LOC", 3, 7));
    assertThat(text.name()).isEqualTo("a.jsonl:7");
    assertThat(text.inWords()).isFalse();
  }

  @Test
  void offsetsMayCountCodePoints() throws IOException {
    assertThat(read("{\"text\":\"😀 Bonn\",\"entities\":[[2,6,\"LOC\"]]}", true).spans())
        .containsExactly(new TypedSpan("LOC", 3, 7));
  }

  @Test
  void offsetsThatAreRightInTheOtherUnitAreToldSo() {
    String line =
        "{\"text\":\"😀 Bonn\",\"entities\":[{\"text\":\"Bonn\",\"start\":%d,\"end\":%d,\"type\":\"LOC\"}]}";
    assertRefused(line.formatted(2, 6), "at 2 to 6", "there by code points: --offsets=code_points");
    assertRefused(line.formatted(0, 4), "correct the offsets");
    assertThatThrownBy(
            () -> read(line.replace("Bonn\",\"ent", "Bonn!\",\"ent").formatted(3, 7), true))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it is there by UTF-16 code units: --offsets=utf16");
  }

  @Test
  void anEdgeInsideOfASurrogatePairIsRefused() {
    assertRefused(
        "{\"text\":\"😀 Bonn\",\"entities\":[[1,7,\"LOC\"]]}",
        "expected whole characters at 1 to 7, but an edge is inside",
        "--offsets=code_points");
    assertRefused("{\"text\":\"Bonn 😀\",\"entities\":[[0,6,\"LOC\"]]}", "at 0 to 6");
  }

  @Test
  void wordsAndTagsAreKept() throws IOException {
    GoldText text =
        read(
            "{\"tokens\":[\"In\",\"New\",\"York\"],\"ner_tags\":[\"O\",\"B-LOC\",\"I-LOC\"]}",
            false);
    assertThat(text.words()).containsExactly("In", "New", "York");
    assertThat(text.tags()).containsExactly("O", "B-LOC", "I-LOC");
    assertThat(text.text()).isEqualTo("In New York");
    assertThat(text.inText(List.of(new TypedSpan("LOC", 1, 3))))
        .containsExactly(new TypedSpan("LOC", 3, 11));
  }

  @Test
  void whatIsWrongIsSaid() {
    assertRefused("{\"text\":\"Bonn\"}", "expected a list of entities in one of the fields");
    assertRefused("{\"entities\":[]}", "expected a string in the field 'text'");
    assertRefused("{\"text\":\"Bonn\",\"entities\":[[0,9,\"LOC\"]]}", "0 <= start < end <= 4");
    assertRefused("{\"text\":\"Bonn\",\"entities\":[[0,\"LOC\"]]}", "but found [0, LOC]");
    assertRefused("{\"text\":\"Bonn\",\"entities\":[null]}", "but found null");
    assertRefused(
        "{\"text\":\"😀 Bonn\",\"entities\":[{\"text\":\"Bonn\",\"start\":2,\"end\":6,\"type\":\"LOC\"}]}",
        "expected 'Bonn' at 2 to 6, but the text has ' Bon' there; it is there by code points: --offsets=code_points");
    assertRefused("{\"tokens\":[\"a\"],\"tags\":[\"O\",\"O\"]}", "1 words and 2 tags");
    assertRefused(
        "{\"tokens\":[\"a\"],\"ner_tags\":[0]}",
        "expected tags as strings, and no numbers for them, but found 0");
    assertRefused("[]", "expected a JSON object, but found []");
    assertRefused("{", "expected JSON, but at character");
    assertRefused("{} {}", "there is more");
  }

  @Test
  void whatIsFoundIsQuotedOnOneLineAndNotForLong() {
    assertRefused(
        "{\"text\":\"Bonn\",\"entities\":[\"a\\n\\tb\\u2028\"]}", "found a\\u000a\tb\\u2028");
    assertThatThrownBy(
            () -> read("{\"text\":\"\",\"entities\":[\"" + "a".repeat(1 << 20) + "\"]}", false))
        .isInstanceOf(BadInputException.class)
        .satisfies(
            e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(1100).endsWith("a..."));
  }

  @Test
  @Timeout(60)
  void numbersOfMillionsOfDigitsAreNotConverted() {
    assertRefused(
        "{\"text\":\"Bonn\",\"entities\":[[0," + "9".repeat(10_000_000) + ",\"LOC\"]]}",
        "but found [0, Infinity, LOC]");
  }

  private static void assertRefused(String line, String... message) {
    assertThatThrownBy(() -> read(line, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("a.jsonl:7: ")
        .hasMessageContainingAll(message);
  }
}
