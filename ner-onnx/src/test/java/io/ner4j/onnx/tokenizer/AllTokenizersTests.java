package io.ner4j.onnx.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what is cut in Java, with each of {@link BertTokenizers} loaded once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AllTokenizersTests {

  private @Nullable LoadedTokenizers loaded;

  @BeforeAll
  void load(@TempDir Path directory) throws IOException {
    loaded = new LoadedTokenizers(directory);
  }

  @AfterAll
  void close() {
    tokenizers().close();
  }

  LoadedTokenizers tokenizers() {
    return Objects.requireNonNull(loaded);
  }

  List<String> names() {
    return tokenizers().names();
  }
}
