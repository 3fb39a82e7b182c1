package io.ner4j.onnx.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.onnx.directory.JsonFile;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFamily;
import io.ner4j.onnx.directory.UntrustedJson;
import io.ner4j.onnx.tokenizer.guard.TokenizerCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Puts what tokenizer_config.json says into a tokenizer.json that says otherwise. transformers does
 * the same, for the classes of tokenizers that take these settings.
 */
final class TokenizerSettings {

  private static final String PREFIX_SPACE = "add_prefix_space";

  /** Members of BERT's normalizer by the settings that stand for them. */
  private record Setting(String setting, String member) {}

  private static final List<Setting> NORMALIZER =
      List.of(
          new Setting("do_lower_case", "lowercase"),
          new Setting("strip_accents", "strip_accents"),
          new Setting("tokenize_chinese_chars", "handle_chinese_chars"));

  private TokenizerSettings() {}

  /**
   * Answers the tokenizer as its settings want it: the same text, if they do not object.
   *
   * @throws io.ner4j.NerModelException if it would have to be changed, but may not be used at all
   */
  static String apply(String tokenizer, ModelDirectory files, String source) {
    Optional<JsonFile> settings = files.find("tokenizer_config.json").map(JsonFile::read);
    Optional<JsonFile> config = files.find("config.json").map(JsonFile::read);
    if (settings.isEmpty() || config.isEmpty()) {
      return tokenizer;
    }
    ModelFamily family =
        ModelFamily.of(BertTokenizerJson.named(settings.get(), config.get()).orElse(""));
    if (!family.cutsAsBert() && !family.cutsBytes()) {
      return tokenizer;
    }
    try {
      JsonObject parts = parts(tokenizer);
      JsonObject changed = parts.deepCopy();
      if (family.cutsAsBert()) {
        normalize(changed, settings.get());
      } else {
        space(changed, settings.get());
      }
      return changed.equals(parts) ? tokenizer : replace(tokenizer, changed, source);
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      // Whatever is wrong with it is said when it is checked.
      return tokenizer;
    }
  }

  private static void normalize(JsonObject parts, JsonFile settings) {
    if (parts.get("normalizer") instanceof JsonObject normalizer
        && isOf(normalizer, "BertNormalizer")) {
      for (Setting setting : NORMALIZER) {
        settings
            .flag(setting.setting())
            .ifPresent(flag -> normalizer.add(setting.member(), new JsonPrimitive(flag)));
      }
    }
  }

  private static void space(JsonObject parts, JsonFile settings) {
    if (parts.get("pre_tokenizer") instanceof JsonObject cutter && isOf(cutter, "ByteLevel")) {
      // The classes of these tokenizers take a missing setting for no, whatever the file says.
      boolean blank = settings.flag(PREFIX_SPACE).orElse(false);
      cutter.add(PREFIX_SPACE, new JsonPrimitive(blank));
    }
  }

  private static boolean isOf(JsonObject part, String type) {
    return JsonFile.string(part, "type").filter(type::equals).isPresent();
  }

  /** Reads the two parts without the vocabulary, which may be long. */
  private static JsonObject parts(String tokenizer) throws IOException {
    JsonObject parts = new JsonObject();
    try (JsonReader reader = UntrustedJson.reader(tokenizer)) {
      reader.beginObject();
      while (reader.hasNext() && parts.size() < 2) {
        String name = reader.nextName();
        boolean wanted = name.equals("normalizer") || name.equals("pre_tokenizer");
        if (wanted && reader.peek() != JsonToken.NULL) {
          JsonElement value = UntrustedJson.value(reader);
          parts.add(name, value);
        } else {
          reader.skipValue();
        }
      }
    }
    return parts;
  }

  private static String replace(String tokenizer, JsonObject parts, String source)
      throws IOException {
    TokenizerCheck.check(tokenizer, source);
    try (JsonReader reader = UntrustedJson.reader(tokenizer)) {
      JsonObject whole = JsonParser.parseReader(reader).getAsJsonObject();
      parts.entrySet().forEach(part -> whole.add(part.getKey(), part.getValue()));
      return whole.toString();
    }
  }
}
