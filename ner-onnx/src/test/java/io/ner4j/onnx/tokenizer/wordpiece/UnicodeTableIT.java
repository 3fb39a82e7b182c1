package io.ner4j.onnx.tokenizer.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.tokenizer.BertTokenizers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of characters says what the tokenizer library does. */
class UnicodeTableIT {

  @TempDir Path directory;

  @Test
  void theLibraryMakesOfEveryCharacterWhatTheTableSays() throws IOException {
    BertTokenizers.load(BertTokenizers.tiny(), directory).close();
    String table = LibraryCharacters.table();
    // Where the library has another version of Unicode, this is the table to take over.
    Path made = Path.of("target", UnicodeTable.FILE);
    Files.createDirectories(made.getParent());
    Files.writeString(made, table);
    try (InputStream in = UnicodeTable.class.getResourceAsStream(UnicodeTable.FILE)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(table);
    }
  }
}
