package io.ner4j.onnx.tokenizer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ner4j.onnx.Families;
import io.ner4j.onnx.Hostile;
import io.ner4j.onnx.TinyBert;
import io.ner4j.onnx.cache.BundledModels;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tokenizers of BERT's form with one thing or another changed. */
public final class BertTokenizers {

  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  /** Settings of vocab.txt, each with goldens of transformers. */
  private static final List<String> VOCABULARIES =
      List.of(
          "cased",
          "uncased",
          "defaults",
          "cased-without-accents",
          "uncased-with-accents",
          "whole-chinese",
          "named-tokens",
          "added-tokens");

  private BertTokenizers() {}

  public static String tiny() {
    return read(TinyBert.directory());
  }

  /** The tiny BERT's, changed. */
  public static String tiny(Consumer<JsonObject> change) {
    JsonObject json = GSON.fromJson(tiny(), JsonObject.class);
    change.accept(json);
    return GSON.toJson(json);
  }

  /** Tokenizers by what they are. */
  static Map<String, String> all(Path directory) throws IOException {
    Map<String, String> tokenizers = new TreeMap<>();
    tokenizers.put(
        "bundled",
        read(BundledModels.onClassPath().named("en").directory(directory.resolve("en"))));
    tokenizers.put("tiny", tiny());
    for (String family : List.of("bert", "electra", "distilbert")) {
      tokenizers.put(
          family, TokenizerJson.of(ModelDirectory.of(Families.directory(family))).text());
    }
    for (String settings : VOCABULARIES) {
      tokenizers.put("vocab.txt, " + settings, ofVocabulary(settings, directory.resolve(settings)));
    }
    for (int bits = 0; bits < 8; bits++) {
      for (String accents : List.of("null", "true", "false")) {
        JsonObject normalizer = new JsonObject();
        normalizer.addProperty("type", "BertNormalizer");
        normalizer.addProperty("clean_text", (bits & 1) > 0);
        normalizer.addProperty("handle_chinese_chars", (bits & 2) > 0);
        normalizer.addProperty("lowercase", (bits & 4) > 0);
        normalizer.add("strip_accents", GSON.fromJson(accents, JsonElement.class));
        tokenizers.put(normalizer.toString(), tiny(json -> json.add("normalizer", normalizer)));
      }
    }
    tokenizers.put("odd vocabulary", tiny(BertTokenizers::addOddTokens));
    tokenizers.put("without a type", tiny(json -> json.getAsJsonObject("model").remove("type")));
    tokenizers.put("many scripts, uncased", tiny(json -> ManyScripts.addTo(json, true, true)));
    tokenizers.put("many scripts, cased", tiny(json -> ManyScripts.addTo(json, false, false)));
    tokenizers.put("many scripts, accents", tiny(json -> ManyScripts.addTo(json, true, false)));
    tokenizers.put("words of three letters", tiny(BertTokenizers::shortenWords));
    tokenizers.put("added words", tiny(BertTokenizers::addWords));
    tokenizers.put("another frame", tiny(BertTokenizers::frameOtherwise));
    tokenizers.put("framed as BERT", tiny(BertTokenizers::frameAsBert));
    return tokenizers;
  }

  private static String ofVocabulary(String settings, Path directory) throws IOException {
    Path source = Families.directory("vocabularies");
    Files.createDirectories(directory);
    Files.copy(source.resolve("vocab.txt"), directory.resolve("vocab.txt"));
    Files.copy(source.resolve(settings + ".json"), directory.resolve("tokenizer_config.json"));
    Files.copy(Families.directory("bert").resolve("config.json"), directory.resolve("config.json"));
    return TokenizerJson.of(ModelDirectory.of(directory)).text();
  }

  private static void addOddTokens(JsonObject json) {
    JsonObject vocabulary = vocabulary(json);
    int id = vocabulary.size();
    for (String token :
        List.of("", "##", "###", "####", "##.", "##[CLS]", "## ", " ", "a b", "é", "##é", "東")) {
      vocabulary.addProperty(token, id++);
    }
    // Words of one id with others and with special tokens.
    for (String token : List.of("merkel", "##kel", "qqq", "##qq")) {
      vocabulary.addProperty(token, 2);
    }
    vocabulary.addProperty("zzz", 3);
    vocabulary.addProperty("the", vocabulary.get("[UNK]").getAsInt());
  }

  private static void shortenWords(JsonObject json) {
    json.getAsJsonObject("model").addProperty("max_input_chars_per_word", 3);
  }

  private static void addWords(JsonObject json) {
    for (String word : List.of("Merkel", "é", "the", "x y", "##a")) {
      JsonObject token = new JsonObject();
      token.addProperty("id", vocabulary(json).size() + json.getAsJsonArray("added_tokens").size());
      token.addProperty("content", word.equals("é") ? "e\u0301" : word);
      token.addProperty("single_word", word.equals("the"));
      token.addProperty("lstrip", word.equals("Merkel"));
      token.addProperty("rstrip", word.equals("Merkel"));
      token.addProperty("normalized", !word.equals("x y"));
      token.addProperty("special", word.equals("Merkel"));
      json.getAsJsonArray("added_tokens").add(token);
    }
  }

  private static void frameOtherwise(JsonObject json) {
    JsonObject frame = json.getAsJsonObject("post_processor");
    JsonElement start = frame.getAsJsonArray("single").get(0);
    frame.getAsJsonArray("single").remove(2);
    frame.getAsJsonArray("single").asList().add(0, start);
  }

  private static void frameAsBert(JsonObject json) {
    json.add(
        "post_processor",
        GSON.fromJson(
            """
            {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]}
            """,
            JsonObject.class));
  }

  static JsonObject vocabulary(JsonObject json) {
    return json.getAsJsonObject("model").getAsJsonObject("vocab");
  }

  static JsonElement text(String text) {
    return new JsonPrimitive(text);
  }

  /** The tokens of a vocabulary. */
  static List<String> tokens(String json) {
    return List.copyOf(vocabulary(GSON.fromJson(json, JsonObject.class)).keySet());
  }

  private static String read(Path directory) {
    try {
      return Files.readString(directory.resolve("tokenizer.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads a tokenizer from a directory of its own. */
  public static HuggingFaceTokenizer load(String json, Path directory) throws IOException {
    Path model = Files.createTempDirectory(directory, "tokenizer");
    Hostile.copyTo(model);
    Files.writeString(model.resolve("tokenizer.json"), json);
    ModelDirectory files = ModelDirectory.of(model);
    return HuggingFaceTokenizer.load(files, ModelConfig.of(files, null));
  }
}
