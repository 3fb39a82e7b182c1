package io.ner4j.onnx.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.JsonFile;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFamily;
import io.ner4j.onnx.directory.UntrustedJson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes a tokenizer.json of a BERT vocabulary, one token a line, and tokenizer_config.json, with
 * the parts that transformers' BertTokenizer makes of them (models/bert/tokenization_bert.py).
 */
final class BertTokenizerJson {

  private final Path file;
  private final JsonFile settings;
  private final ModelFamily family;
  private final Map<String, Integer> vocabulary = new LinkedHashMap<>();

  private BertTokenizerJson(Path file, JsonFile settings, ModelFamily family) {
    this.file = file;
    this.settings = settings;
    this.family = family;
  }

  /**
   * Makes it.
   *
   * @throws NerModelException if tokenizer_config.json is missing, the vocabulary is not BERT's, or
   *     it lacks a special token
   */
  static String of(Path file, ModelDirectory files) {
    JsonFile settings =
        files
            .find("tokenizer_config.json")
            .map(JsonFile::read)
            .orElseThrow(
                () ->
                    new NerModelException(
                        "expected tokenizer.json, or tokenizer_config.json beside %s, which says whether case and accents count; found neither"
                            .formatted(file)));
    ModelFamily family = family(file, settings, JsonFile.read(files.config()));
    BertTokenizerJson tokenizer = new BertTokenizerJson(file, settings, family);
    // As Python's readlines does: the last line of a token counts.
    int id = 0;
    for (String token :
        (Iterable<String>) UntrustedJson.text(file, UntrustedJson.MAX_BYTES).lines()::iterator) {
      tokenizer.vocabulary.put(token, id++);
    }
    return tokenizer.json().toString();
  }

  private static ModelFamily family(Path file, JsonFile settings, JsonFile config) {
    Optional<String> named = named(settings, config);
    ModelFamily family = ModelFamily.of(named.orElse("bert"));
    if (!family.cutsAsBert()) {
      throw new NerModelException(
          "expected tokenizer.json beside %s, as only BERT's vocabularies can be read without it, and this one is of %s; once, with Python: %s"
              .formatted(file, named.orElse(""), TokenizerJson.CONVERT));
    }
    return family;
  }

  /** The family that a model's tokenizer is said to be of, by its class or the model's type. */
  static Optional<String> named(JsonFile settings, JsonFile config) {
    return settings
        .string("tokenizer_class")
        .or(() -> config.string("tokenizer_class"))
        .map(name -> name.replaceFirst("Tokenizer(Fast)?$", ""))
        .or(() -> config.string("model_type"));
  }

  private JsonObject json() {
    String start = required("cls");
    String end = required("sep");
    String unknown = required("unk");
    JsonObject model = object("type", "WordPiece");
    model.addProperty("unk_token", unknown);
    model.addProperty("continuing_subword_prefix", "##");
    model.addProperty("max_input_chars_per_word", 100);
    JsonObject ids = new JsonObject();
    vocabulary.forEach(ids::addProperty);
    model.add("vocab", ids);

    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    json.add("added_tokens", addedTokens());
    json.add("normalizer", normalizer());
    json.add("pre_tokenizer", object("type", "BertPreTokenizer"));
    json.add("post_processor", frame(start, end));
    JsonObject decoder = object("type", "WordPiece");
    decoder.addProperty("prefix", "##");
    decoder.addProperty("cleanup", true);
    json.add("decoder", decoder);
    json.add("model", model);
    return json;
  }

  private JsonObject normalizer() {
    boolean lowerCase = settings.flag("do_lower_case").orElse(true);
    JsonObject normalizer = object("type", "BertNormalizer");
    normalizer.addProperty("clean_text", true);
    normalizer.addProperty(
        "handle_chinese_chars", settings.flag("tokenize_chinese_chars").orElse(true));
    // Null stands for what lowercase says.
    normalizer.add(
        "strip_accents",
        settings
            .flag("strip_accents")
            .<JsonElement>map(JsonPrimitive::new)
            .orElse(JsonNull.INSTANCE));
    normalizer.addProperty("lowercase", lowerCase);
    return normalizer;
  }

  private JsonObject frame(String start, String end) {
    JsonArray single = new JsonArray();
    single.add(piece("SpecialToken", start, 0));
    single.add(piece("Sequence", "A", 0));
    single.add(piece("SpecialToken", end, 0));
    JsonArray pair = single.deepCopy();
    pair.add(piece("Sequence", "B", 1));
    pair.add(piece("SpecialToken", end, 1));
    JsonObject tokens = new JsonObject();
    for (String token : Set.of(start, end)) {
      JsonObject special = object("id", token);
      special.add("ids", array(new JsonPrimitive(id(token))));
      special.add("tokens", array(new JsonPrimitive(token)));
      tokens.add(token, special);
    }
    JsonObject frame = object("type", "TemplateProcessing");
    frame.add("single", single);
    frame.add("pair", pair);
    frame.add("special_tokens", tokens);
    return frame;
  }

  /** Tokens that are found in a text before it is normalised, by their ids. */
  private JsonArray addedTokens() {
    Map<Integer, JsonObject> added = new TreeMap<>();
    settings
        .object("added_tokens_decoder")
        .orElseGet(JsonObject::new)
        .entrySet()
        .forEach(entry -> addedToken(entry, added));
    for (String name : new String[] {"unk", "sep", "pad", "cls", "mask"}) {
      String token = token(name);
      if (vocabulary.containsKey(token)) {
        JsonObject options = settings.object(name + "_token").orElseGet(JsonObject::new);
        added.putIfAbsent(id(token), added(id(token), token, options, true));
      }
    }
    JsonArray array = new JsonArray();
    added.values().forEach(array::add);
    return array;
  }

  private void addedToken(Map.Entry<String, JsonElement> entry, Map<Integer, JsonObject> added) {
    try {
      int id = Integer.parseInt(entry.getKey());
      JsonObject options = entry.getValue().getAsJsonObject();
      String content = JsonFile.string(options, "content").orElseThrow();
      boolean special = JsonFile.flag(options, "special").orElse(false);
      added.put(id, added(id, content, options, special));
    } catch (RuntimeException e) {
      throw new NerModelException(
          "expected added_tokens_decoder in %s to map ids to tokens, but found %s"
              .formatted(settings.file(), entry),
          e);
    }
  }

  private static JsonObject added(int id, String content, JsonObject options, boolean special) {
    JsonObject token = object("content", content);
    token.addProperty("id", id);
    for (String name : new String[] {"single_word", "lstrip", "rstrip"}) {
      token.addProperty(name, JsonFile.flag(options, name).orElse(false));
    }
    token.addProperty("normalized", JsonFile.flag(options, "normalized").orElse(!special));
    token.addProperty("special", special);
    return token;
  }

  /** A special token without which there is no sequence. */
  private String required(String name) {
    String token = token(name);
    id(token);
    return token;
  }

  private String token(String name) {
    return settings.token(name + "_token").orElse(family.specialToken(name));
  }

  private int id(String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected the special token %s in %s, one token a line, but it is none of its %d"
                  + " lines; name another in %s",
              token,
              file,
              vocabulary.size(),
              settings.file()));
    }
    return id;
  }

  private static JsonObject piece(String kind, String id, int type) {
    JsonObject inner = object("id", id);
    inner.addProperty("type_id", type);
    JsonObject piece = new JsonObject();
    piece.add(kind, inner);
    return piece;
  }

  private static JsonObject object(String name, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  private static JsonArray array(JsonElement element) {
    JsonArray array = new JsonArray();
    array.add(element);
    return array;
  }
}
