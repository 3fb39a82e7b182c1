package io.ner4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.ConllSentences;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.LineReader;
import io.ner4j.cli.input.Position;
import io.ner4j.eval.ConllReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CoNLL files that are read sentence by sentence, and written. */
class ConllTest {

  private static ConllSentences sentences(String file, int wordColumn) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return new ConllSentences(
        new LineReader("a.conll", new ByteArrayInputStream(bytes), 0), wordColumn);
  }

  private static List<Item.Conll> all(ConllSentences sentences) throws IOException {
    List<Item.Conll> all = new ArrayList<>();
    for (Item.Conll next = sentences.next(); next != null; next = sentences.next()) {
      all.add(next);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a O\nb O\n\nc O\n",
        "\n\na O\r\nb O\r\n \r\n\r\nc O",
        "-DOCSTART- -X- O\n\na O\n-DOCSTART- O\nb O\n",
        "# text = a b\na O\n# O\n# more of a comment\nb O\n",
        "New York\tB-LOC\nOslo\tB-LOC\n\n \tx\n",
        "-DOCSTART- O\n\n# only\n\n"
      })
  void wordsAreThoseThatTheLibraryReads(String file) throws IOException {
    List<List<String>> expected = new ArrayList<>();
    try {
      ConllReader.of()
          .read(new StringReader(file))
          .forEach(sentence -> expected.add(sentence.words()));
    } catch (io.ner4j.NerInputException e) {
      assertThatThrownBy(() -> all(sentences(file, 0))).isInstanceOf(BadInputException.class);
      return;
    }
    assertThat(all(sentences(file, 0))).map(Item.Conll::words).isEqualTo(expected);
  }

  @Test
  void positionsAreThoseOfFirstLineAndLastByte() throws IOException {
    assertThat(all(sentences("-DOCSTART- O\n\na O\nb O\n\nc O\n", 0)))
        .map(Item.Conll::position)
        .containsExactly(new Position("a.conll", 3, 23), new Position("a.conll", 6, 27));
  }

  @Test
  void aLineWithoutAWordIsNamedAndCanBeLeftOut() throws IOException {
    ConllSentences sentences = sentences("1 a O\n2\n3 c O\n", 1);
    assertThatThrownBy(sentences::next)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "a.conll:2: expected 3 columns separated by spaces, as line 1 has, but found 1");
    assertThat(all(sentences)).map(Item.Conll::words).containsExactly(List.of("a", "c"));
    assertThat(all(sentences("1 a O\n", -2))).map(Item.Conll::text).containsExactly("a");
  }

  @Test
  void aHashtagIsAWordAndASentenceNumberIsNot() throws IOException {
    assertThat(all(sentences("# sent_id = 2\n#Obama B-PER\nwon O\n# x = y\n# O\n", 0)))
        .map(Item.Conll::words)
        .containsExactly(List.of("#Obama", "won", "#"));
    assertThat(all(sentences("# a\n#one\n#two\n", 0)))
        .map(Item.Conll::words)
        .containsExactly(List.of("#one", "#two"));
  }

  @Test
  void aWideOrHardSpaceIsAWord() throws IOException {
    assertThat(all(sentences("\u3000 O\n\u00A0 O\na\u3000b O\n", 0)))
        .map(Item.Conll::words)
        .containsExactly(List.of("\u3000", "\u00A0", "a\u3000b"));
  }

  @Test
  void linesMayEndWithCrAlone() throws IOException {
    assertThat(all(sentences("\uFEFFa O\rb O\r\rc O\r", 0)))
        .map(Item.Conll::words)
        .containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void anEmptyTokenIsRefusedByTheLinesNumber() {
    assertThatThrownBy(() -> all(sentences("a\tO\n\tO\n", 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.conll:2: expected a word in column 0");
  }

  @Test
  void aSentenceKeepsItsLines() throws IOException {
    Item.Conll sentence =
        all(sentences("-DOCSTART- O\n\n# a comment\nNew x\nYork y\nis z\n", 0)).get(0);
    assertThat(ConllText.of(sentence, List.of(new Entity("New York", "LOC", 0, 8, 1))))
        .isEqualTo("-DOCSTART- O O\n\n# a comment\nNew x B-LOC\nYork y I-LOC\nis z O\n\n");
    Item.Conll tabs = all(sentences("New York\tx\n", 0)).get(0);
    assertThat(ConllText.of(tabs, List.of(new Entity("York", "LOC", 4, 8, 1))))
        .isEqualTo("New York\tx\tB-LOC\n\n");
  }

  @Test
  void textsAreCutIntoWords() throws IOException {
    Item text =
        new Item.Plain(new Position("-", 1, 0), "Ann O'Hara, 😀 e\u0301t\n\nin\tNewYork.\n");
    int york = text.text().indexOf("York");
    List<Entity> entities =
        List.of(
            new Entity("Ann O'Hara", "PER", 0, 10, 1),
            new Entity("York", "LOC", york, york + 4, 1));
    assertThat(ConllText.of(text, entities))
        .isEqualTo(
            "Ann B-PER\nO I-PER\n' I-PER\nHara I-PER\n, O\n😀 O\ne\u0301t O\n\nin O\nNew O\nYork B-LOC\n. O\n\n");
  }

  @Test
  void anEntityOverALineEndStaysInItsSentence() throws IOException {
    Item text = new Item.Plain(new Position("-", 1, 0), "Ann\nLee\nran");
    assertThat(ConllText.of(text, List.of(new Entity("Ann\nLee", "PER", 0, 7, 1))))
        .isEqualTo("Ann B-PER\nLee I-PER\n\nran O\n\n");
    assertThat(ConllText.of(new Item.Plain(text.position(), " \n "), List.of())).isEmpty();
  }

  @Test
  void neighboursOfOneTypeArePartedByB() throws IOException {
    Item text = new Item.Plain(new Position("-", 1, 0), "Ann Bob");
    assertThat(
            ConllText.of(
                text,
                List.of(new Entity("Ann", "PER", 0, 3, 1), new Entity("Bob", "PER", 4, 7, 1))))
        .isEqualTo("Ann B-PER\nBob B-PER\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drug name", "a\nb", "a\tb", "a\u00a0b", " ", "a\u2028", "\u0001"})
  void aTypeThatWouldEndItsTagIsRefused(String type) {
    Item text = new Item.Plain(new Position("a.txt", 3, 0), "Ann");
    assertThatThrownBy(() -> ConllText.of(text, List.of(new Entity("Ann", type, 0, 3, 1))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.txt:3")
        .hasMessageContaining("types without white space");
    assertThat(ConllText.fits(ConllText.fitting(type))).isTrue();
  }
}
