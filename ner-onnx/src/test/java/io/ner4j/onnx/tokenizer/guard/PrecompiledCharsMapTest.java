package io.ner4j.onnx.tokenizer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.ner4j.onnx.Hostile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PrecompiledCharsMapTest {

  private static byte[] table() {
    return Base64.getDecoder()
        .decode(
            JsonParser.parseString(Hostile.tokenizer("unigram"))
                .getAsJsonObject()
                .getAsJsonObject("normalizer")
                .getAsJsonArray("normalizers")
                .get(0)
                .getAsJsonObject()
                .get("precompiled_charsmap")
                .getAsString());
  }

  private static boolean refused(byte[] table) {
    return PrecompiledCharsMap.objection(Base64.getEncoder().encodeToString(table)).isPresent();
  }

  @Test
  void aTableThatKeepsWithinItsBoundsIsTaken() {
    assertThat(refused(table())).isFalse();
  }

  @Test
  void oneThatIsCutOffOrLiesAboutItsSizeIsNot() {
    assertThat(PrecompiledCharsMap.objection("?")).isPresent();
    for (int length = 0; length < 8; length++) {
      assertThat(refused(new byte[length])).as("%d bytes", length).isTrue();
    }
    byte[] table = table();
    for (int size : new int[] {-4, 0, 3, 1 << 30, table.length}) {
      ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
      assertThat(refused(table)).as("size %d", size).isTrue();
    }
  }

  @Test
  void oneThatIsNotQuiteBase64OrUtf8IsNot() {
    String base64 = Base64.getEncoder().encodeToString(table());
    assertThat(base64).endsWith("=");
    // Java takes the first two, the tokenizer library does not.
    assertThat(PrecompiledCharsMap.objection(base64.replace("=", ""))).isPresent();
    assertThat(PrecompiledCharsMap.objection(base64.replaceFirst("[A-Za-z0-9+/](=+)$", "B$1")))
        .isPresent();
    byte[] table = table();
    table[table.length - 2] = (byte) 0xFF;
    assertThat(refused(table)).isTrue();
  }

  @Test
  void oneThatLeadsOutOfBoundsIsNot() {
    byte[] table = table();
    // The offset of the first unit: where every text starts.
    ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 0x7FFF_F000);
    assertThat(refused(table)).isTrue();
  }
}
