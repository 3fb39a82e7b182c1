package io.ner4j.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the examples of the wire format's specification, and against itself. */
class ProtoTest {

  @TempDir Path temporary;

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes);
  }

  @Test
  void writesTheExamplesOfTheSpecification() {
    assertThat(new ProtoOutput().varint(1, 150).toBytes()).isEqualTo(hex("089601"));
    assertThat(new ProtoOutput().text(2, "testing").toBytes()).isEqualTo(hex("120774657374696e67"));
    assertThat(new ProtoOutput().message(3, new ProtoOutput().varint(1, 150)).toBytes())
        .isEqualTo(hex("1a03089601"));
    assertThat(new ProtoOutput().varint(1, -2).toBytes()).isEqualTo(hex("08feffffffffffffffff01"));
  }

  @Test
  void readsTheExamplesOfTheSpecification() throws IOException {
    ProtoInput number = ProtoInput.of(hex("089601"));
    assertThat(number.fields()).containsExactly(new ProtoField(1, ProtoField.VARINT, 150, 1, 2));
    ProtoInput text = ProtoInput.of(hex("120774657374696e67"));
    assertThat(text.text(text.fields().get(0))).isEqualTo("testing");
    // Field 4 a string, field 5 repeated one by one; field 6 repeated in one stretch.
    ProtoInput repeated = ProtoInput.of(hex("220568656c6c6f280128022803" + "3206038e029ea705"));
    List<ProtoField> fields = repeated.fields();
    assertThat(repeated.numbers(fields, 5)).containsExactly(1L, 2L, 3L);
    assertThat(repeated.numbers(fields, 6)).containsExactly(3L, 270L, 86942L);
    ProtoInput fixed = ProtoInput.of(hex("0d01000000" + "110200000000000000"));
    assertThat(fixed.fields()).extracting(ProtoField::value).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @CsvSource({
    "08, expected a number at byte 1",
    "0896, expected a number at byte 1",
    "08ffffffffffffffffffff01, expected a number at byte 1",
    "1207746573, expected at most 3 bytes at byte 1",
    "0d0100, expected 4 bytes at byte 1",
    "0b, expected a field at byte 0",
    "12ffffffffffffffffff01, expected at most 0 bytes at byte 1"
  })
  void damageIsRefused(String bytes, String message) {
    assertThatThrownBy(() -> ProtoInput.of(hex(bytes)).fields())
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @Test
  void filesLargerThanTheWindowAreReadAsMemoryIs() throws IOException {
    Random random = new Random(1);
    ProtoOutput out = new ProtoOutput();
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      out.bytes(1 + i % 20, bytes).varint(21, random.nextLong());
    }
    byte[] large = new byte[100_000];
    random.nextBytes(large);
    byte[] all = out.bytes(22, large).varint(23, 7).toBytes();
    Path file = Files.write(temporary.resolve("message"), all);
    ProtoInput memory = ProtoInput.of(all);
    try (ProtoInput read = ProtoInput.open(file)) {
      List<ProtoField> fields = read.fields();
      assertThat(fields).isEqualTo(memory.fields()).hasSize(402);
      for (ProtoField field : fields) {
        assertThat(read.bytes(field)).isEqualTo(memory.bytes(field));
      }
      assertThat(read.bytes(fields.get(400))).isEqualTo(large);
    }
  }
}
