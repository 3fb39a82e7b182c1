package io.ner4j.onnx.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.onnx.Families;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.spi.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a text starts with a blank is what transformers makes of add_prefix_space. */
class PrefixSpaceIT {

  @TempDir Path directory;

  /**
   * A tokenizer, and what transformers answers.
   *
   * @param tokenizer its class, or null where its settings name none
   * @param model the model's type
   * @param file what tokenizer.json says
   * @param setting what tokenizer_config.json says, or null
   */
  record Golden(
      @Nullable String tokenizer,
      String model,
      boolean file,
      @Nullable Boolean setting,
      List<String> texts,
      List<List<Integer>> ids) {

    @Override
    public String toString() {
      return "%s of %s, %s in the file, %s in the settings"
          .formatted(tokenizer, model, file, setting);
    }
  }

  static List<Golden> goldens() throws IOException {
    Gson gson = new Gson();
    return Files.readAllLines(Families.directory("spaces").resolve("goldens.jsonl")).stream()
        .map(line -> gson.fromJson(line, Golden.class))
        .toList();
  }

  private void write(String name, Consumer<JsonObject> change) throws IOException {
    Path source = Families.directory("roberta").resolve(name);
    JsonObject content = JsonParser.parseString(Files.readString(source)).getAsJsonObject();
    change.accept(content);
    Files.writeString(directory.resolve(name), content.toString());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void idsAreThoseOfTransformers(Golden golden) throws IOException {
    write("config.json", json -> json.addProperty("model_type", golden.model()));
    write(
        "tokenizer.json",
        json ->
            json.getAsJsonObject("pre_tokenizer").addProperty("add_prefix_space", golden.file()));
    write(
        "tokenizer_config.json",
        json -> {
          json.remove("tokenizer_class");
          json.remove("add_prefix_space");
          if (golden.tokenizer() != null) {
            json.addProperty("tokenizer_class", golden.tokenizer());
          }
          if (golden.setting() != null) {
            json.addProperty("add_prefix_space", golden.setting());
          }
        });
    ModelDirectory files = ModelDirectory.of(directory);
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.load(files, ModelConfig.of(files, null))) {
      List<Encoding> found = tokenizer.encode(golden.texts());
      for (int i = 0; i < found.size(); i++) {
        Encoding encoding = found.get(i);
        List<Integer> ids = IntStream.range(0, encoding.size()).mapToObj(encoding::id).toList();
        assertThat(ids).as(golden.texts().get(i)).isEqualTo(golden.ids().get(i));
      }
    }
  }
}
