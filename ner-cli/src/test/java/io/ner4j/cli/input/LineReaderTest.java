package io.ner4j.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static LineReader reader(String text) {
    return reader(text.getBytes(StandardCharsets.UTF_8));
  }

  private static LineReader reader(byte[] bytes) {
    return new LineReader("a.txt", new ByteArrayInputStream(bytes), 1000);
  }

  private static List<LineReader.Line> lines(LineReader reader) throws IOException {
    List<LineReader.Line> lines = new ArrayList<>();
    for (LineReader.Line line = reader.line(); line != null; line = reader.line()) {
      lines.add(line);
    }
    return lines;
  }

  @Test
  void linesAreCountedAndBytesToo() throws IOException {
    LineReader reader = reader("\uFEFFa\r\n\r\né\rb\n\nlast 😀");
    assertThat(lines(reader))
        .containsExactly(
            new LineReader.Line(new Position("a.txt", 1, 1006), "a"),
            new LineReader.Line(new Position("a.txt", 2, 1008), ""),
            new LineReader.Line(new Position("a.txt", 3, 1013), "é\rb"),
            new LineReader.Line(new Position("a.txt", 4, 1014), ""),
            new LineReader.Line(new Position("a.txt", 5, 1023), "last 😀"));
    assertThat(reader.bytes()).isEqualTo(1023);
    assertThat(lines(reader(""))).isEmpty();
    assertThat(lines(reader("\n"))).map(LineReader.Line::text).containsExactly("");
    assertThat(lines(reader("a\n"))).map(LineReader.Line::text).containsExactly("a");
  }

  @Test
  void aMarkIsOneAtTheStartOnly() throws IOException {
    assertThat(lines(reader("\uFEFF\n\uFEFFb")))
        .map(LineReader.Line::text)
        .containsExactly("", "\uFEFFb");
  }

  @Test
  void linesLongerThanTheBufferAreWhole() throws IOException {
    String text = "äöü😀".repeat(50_000);
    assertThat(lines(reader(text + "\nb\n" + text)))
        .map(LineReader.Line::text)
        .containsExactly(text, "b", text);
  }

  @Test
  void theRestIsATextAsItStands() throws IOException {
    LineReader.Line rest = reader("\uFEFFa\r\nb\n").rest();
    assertThat(rest).isEqualTo(new LineReader.Line(new Position("a.txt", 1, 1008), "a\r\nb\n"));
    assertThat(reader("").rest()).isNull();
  }

  @Test
  void whatIsNotUtf8IsNamedAndLeavesTheNextLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("good\nZ".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xFC);
    bytes.writeBytes("rich\nnext".getBytes(StandardCharsets.UTF_8));
    LineReader reader = reader(bytes.toByteArray());
    assertThat(reader.line()).isNotNull();
    assertThatThrownBy(reader::line)
        .isInstanceOf(BadInputException.class)
        .hasMessage("a.txt:2: expected UTF-8, but byte 2 of the line is 0xFC");
    assertThat(lines(reader)).map(LineReader.Line::text).containsExactly("next");
    assertThatThrownBy(() -> reader(bytes.toByteArray()).rest())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.txt:1: expected UTF-8, but byte 7");
  }
}
