package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.ner4j.Device;
import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that edit files in a copy of the tiny BERT and load it. */
abstract class EditedDirectoryTests {

  private static final List<String> FILES =
      List.of("model.onnx", "tokenizer.json", "config.json", "tokenizer_config.json");

  @TempDir Path directory;

  @BeforeEach
  void copyTheModel() throws IOException {
    for (String name : FILES) {
      Files.copy(TinyBert.directory().resolve(name), directory.resolve(name));
    }
  }

  OnnxNerBuilder builder() {
    return OnnxNer.builder(directory).device(Device.cpu());
  }

  void edit(String file, Consumer<JsonObject> change) throws IOException {
    Gson gson = new Gson();
    JsonObject json = gson.fromJson(Files.readString(directory.resolve(file)), JsonObject.class);
    change.accept(json);
    Files.writeString(directory.resolve(file), gson.toJson(json));
  }

  void checkRefused(String... parts) {
    assertThatThrownBy(() -> builder().load().close())
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
