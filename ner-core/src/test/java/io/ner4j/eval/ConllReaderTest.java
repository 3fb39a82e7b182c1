package io.ner4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerInputException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConllReaderTest {

  private static final TaggedSentence OSLO =
      new TaggedSentence(List.of("in", "Oslo"), List.of("O", "B-LOC"));
  private static final TaggedSentence RAIN = new TaggedSentence(List.of("rain"), List.of("O"));

  private static List<TaggedSentence> read(String lines) throws IOException {
    return ConllReader.of().read(new StringReader(lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in O\nOslo B-LOC\n\nrain O\n",
        "in O\nOslo B-LOC\n\nrain O",
        "in\tO\nOslo\tB-LOC\n\nrain\tO\n\n",
        "in O\r\nOslo B-LOC\r\n\r\nrain O\r\n",
        "\uFEFFin O\nOslo B-LOC\n\nrain O\n",
        "\n\n in   O \nOslo \t B-LOC\n \t\n\n\nrain O\n\n\n",
        "-DOCSTART- -X- -X- O\n\nin O\nOslo B-LOC\n-DOCSTART-\nrain O\n",
        "# a line about the file\nin O\nOslo B-LOC\n# 1 2\n\n# id = 7\nrain O\n",
        "# id 7\nin\tO\nOslo\tB-LOC\n\n# text\nrain\tO\n"
      })
  void layoutDoesNotMatter(String lines) throws IOException {
    assertThat(read(lines)).containsExactly(OSLO, RAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", "\r\n\r\n", "-DOCSTART- O\n\n", "# nothing\n"})
  void aFileMayHoldNoSentence(String lines) throws IOException {
    assertThat(read(lines)).isEmpty();
  }

  @Test
  void aNumberSignWithTheColumnsOfDataIsAWord() throws IOException {
    assertThat(read("we O\n# O\n#win B-X\n"))
        .containsExactly(new TaggedSentence(List.of("we", "#", "#win"), List.of("O", "O", "B-X")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#Obama\tB-PER\n", "# sent_id = 2\n#Obama B-PER\n", "# a b\n#Obama B-PER"})
  void aHashtagIsAWordAndASentenceNumberIsNot(String lines) throws IOException {
    assertThat(read(lines))
        .containsExactly(new TaggedSentence(List.of("#Obama"), List.of("B-PER")));
  }

  @Test
  void aSentenceNumberIsACommentInAFileOfFourColumns() throws IOException {
    assertThat(read("# sent_id = 2\n#Obama NNP x B-PER\n# text = a\n# NN x O\n"))
        .containsExactly(new TaggedSentence(List.of("#Obama", "#"), List.of("B-PER", "O")));
  }

  @Test
  void aHashtagWithoutATagIsRefusedByNumber() {
    assertThatThrownBy(() -> read("won O\n#Obama\n"))
        .isInstanceOf(NerInputException.class)
        .hasMessageContainingAll("line 2: expected 2 columns", "put a space behind the #");
  }

  @Test
  void linesMayEndWithCrAlone() throws IOException {
    assertThat(read("in O\rOslo B-LOC\r\rrain O\r")).containsExactly(OSLO, RAIN);
  }

  @Test
  void anEmptyTokenIsRefusedByNumber() {
    assertThatThrownBy(() -> read("in\tO\n\tO\n"))
        .isInstanceOf(NerInputException.class)
        .hasMessageContaining("line 2: expected a word in column 0");
  }

  @Test
  void wordsMayHoldSpacesWhereTabsPartColumns() throws IOException {
    assertThat(read("10 000\tO\n\u00A0\u3000x\tB-X\n").get(0).words())
        .containsExactly("10 000", "\u00A0\u3000x");
  }

  @Test
  void otherSpacesPartNothing() throws IOException {
    assertThat(read("10\u00A0000 O\n").get(0).words()).containsExactly("10\u00A0000");
  }

  @Test
  void columnsCanBeChosen() throws IOException {
    String lines = "1 Oslo B-LOC O\n2 rains O O\n";
    assertThat(ConllReader.of(1, -2).read(new StringReader(lines)))
        .isEqualTo(ConllReader.of(-3, 2).read(new StringReader(lines)))
        .containsExactly(new TaggedSentence(List.of("Oslo", "rains"), List.of("B-LOC", "O")));
    assertThatThrownBy(() -> ConllReader.of(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# id\nin O\n\nOslo\n", "in\tO\n\n\nOslo B-LOC\n", "in O\n\n\nO s B-LOC"})
  void aLineOfOtherColumnsIsRefusedByNumber(String lines) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(NerInputException.class)
        .hasMessageContaining("line 4: expected 2 columns")
        .hasMessageContaining("as line")
        .hasMessageContaining("but found");
  }

  @Test
  void aColumnThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ConllReader.of(0, 3).read(new StringReader("\nin O\n")))
        .isInstanceOf(NerInputException.class)
        .hasMessageContainingAll("line 2: expected a tag in column 3", "2 columns: 'in O'");
    assertThatThrownBy(() -> ConllReader.of(-3, 1).read(new StringReader("in O\n")))
        .isInstanceOf(NerInputException.class)
        .hasMessageContaining("line 1: expected a word in column -3");
    assertThatThrownBy(() -> ConllReader.of(0, -1).read(new StringReader("in\nOslo\n")))
        .isInstanceOf(NerInputException.class)
        .hasMessageContaining("line 1: expected a tag in a column of its own");
  }

  @Test
  void anEmptyTagIsRefused() {
    assertThatThrownBy(() -> read("in\tO\nOslo\t\n"))
        .isInstanceOf(NerInputException.class)
        .hasMessageContaining("line 2: expected a tag");
  }

  @Test
  void filesAreUtf8(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("file.conll");
    Files.writeString(file, "Tromsø B-LOC\n");
    assertThat(ConllReader.of().read(file).get(0).words()).containsExactly("Tromsø");
    Files.write(file, "Tromsø B-LOC\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ConllReader.of().read(file))
        .isInstanceOf(CharacterCodingException.class);
  }
}
