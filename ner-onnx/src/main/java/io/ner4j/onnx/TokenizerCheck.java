package io.ner4j.onnx;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a tokenizer.json for what the tokenizer library takes on trust and ends the process at,
 * before it is handed over. What the library refuses by itself is left to it.
 */
final class TokenizerCheck {

  /** Bytes of a file; the largest on Hugging Face have a vocabulary of some 35 million. */
  static final long MOST_BYTES = 256L << 20;

  private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

  private final String source;

  /** The members of the model but its vocabulary and merges, which may be long. */
  private final JsonObject model = new JsonObject();

  private long highestId = -1;
  private boolean template;

  private TokenizerCheck(String source) {
    this.source = source;
  }

  /**
   * Checks a tokenizer.
   *
   * @param source what the text is from, for messages
   * @return the highest id of its vocabulary
   * @throws NerModelException if it is no JSON, nested too deeply, or would end the process
   */
  static int check(String text, String source) {
    TokenizerCheck json = new TokenizerCheck(source);
    try {
      json.read(text);
      json.checkMerges(text);
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new NerModelException(
          "expected a tokenizer in JSON in %s, but could not read it: %s"
              .formatted(source, e.getMessage()),
          e);
    }
    return (int) json.highestId;
  }

  private void read(String text) throws IOException {
    checkSurrogates(text);
    try (JsonReader reader = BoundedJson.reader(text)) {
      // What Gson is lenient about is an error to the library, and not always one that it reports.
      reader.setStrictness(Strictness.STRICT);
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals("model") && reader.peek() == JsonToken.BEGIN_OBJECT) {
          readModel(reader);
        } else {
          JsonElement part = parse(reader);
          BoundedJson.checkNumbers(part);
          checkPart(part);
        }
      }
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("something follows the object");
      }
    }
  }

  /** Half of a pair, written as an escape, is no character of UTF-8. */
  private static void checkSurrogates(String text) {
    for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
      if (isEscaped(text, i, 0xDC00)) {
        throw new IllegalStateException("an unpaired surrogate at character " + i);
      }
      if (isEscaped(text, i, 0xD800)) {
        if (!isEscaped(text, i + 6, 0xDC00)) {
          throw new IllegalStateException("an unpaired surrogate at character " + i);
        }
        i += 6;
      }
    }
  }

  /** Whether an escape stands for one of the 1,024 surrogates from a first one on. */
  private static boolean isEscaped(String text, int at, int first) {
    if (!text.startsWith("\\u", at) || at + 6 > text.length()) {
      return false;
    }
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      value = value << 4 | Math.max(0, Character.digit(text.charAt(i), 16));
    }
    return value >= first && value < first + 0x400;
  }

  private void readModel(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      JsonToken next = reader.peek();
      if (name.equals("vocab") && next == JsonToken.BEGIN_OBJECT) {
        readVocabulary(reader);
      } else if (name.equals("vocab") && next == JsonToken.BEGIN_ARRAY) {
        reader.beginArray();
        for (; reader.hasNext(); highestId++) {
          BoundedJson.skip(reader);
        }
        reader.endArray();
      } else if (name.equals("merges")) {
        BoundedJson.skip(reader);
        model.add(name, JsonNull.INSTANCE);
      } else {
        JsonElement value = parse(reader);
        BoundedJson.checkNumbers(value);
        model.add(name, value);
      }
    }
    reader.endObject();
  }

  private void readVocabulary(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String token = reader.nextName();
      long id = reader.nextLong();
      if (id < 0 || id >= Integer.MAX_VALUE) {
        throw refuse("token ids of 0 to 2147483646", token + ": " + id);
      }
      highestId = Math.max(highestId, id);
    }
    reader.endObject();
  }

  /** Gson's own parser would read leniently. */
  private static JsonElement parse(JsonReader reader) throws IOException {
    return ELEMENTS.read(reader);
  }

  /** A merge drops the prefix from its second token, by its length. */
  private void checkMerges(String text) throws IOException {
    String prefix = string(model, "continuing_subword_prefix").orElse("");
    if (prefix.isEmpty() || !model.has("merges")) {
      return;
    }
    try (JsonReader reader = BoundedJson.reader(text)) {
      JsonObject whole = parse(reader).getAsJsonObject();
      if (whole.getAsJsonObject("model").get("merges") instanceof JsonArray merges) {
        for (JsonElement merge : merges) {
          checkMerge(merge, prefix);
        }
      }
    }
  }

  private void checkMerge(JsonElement merge, String prefix) {
    String second = "";
    if (merge instanceof JsonArray pair && pair.size() == 2 && pair.get(1).isJsonPrimitive()) {
      second = pair.get(1).getAsString();
    } else if (merge.isJsonPrimitive()) {
      second = merge.getAsString().substring(merge.getAsString().indexOf(' ') + 1);
    }
    byte[] bytes = second.getBytes(StandardCharsets.UTF_8);
    int length = prefix.getBytes(StandardCharsets.UTF_8).length;
    boolean cutsCharacter = length < bytes.length && (bytes[length] & 0xC0) == 0x80;
    if (length > bytes.length || cutsCharacter) {
      throw refuse("merges whose second token starts with the prefix " + prefix, merge);
    }
  }

  /** Looks for what is dangerous wherever it stands: the library tells kinds by their members. */
  private void checkPart(JsonElement element) {
    if (element instanceof JsonArray array) {
      array.forEach(this::checkPart);
    } else if (element instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        String value = text(member.getValue()).orElse("");
        switch (member.getKey()) {
          case "Regex" -> object(RegexCost.objection(value), "regular expression", value);
          case "precompiled_charsmap" -> object(CharsMap.objection(value), "table", "it");
          default -> checkPart(member.getValue());
        }
      }
      if (object.has("single") && object.has("special_tokens")) {
        checkTemplate(object);
      }
    }
  }

  private void object(Optional<String> objection, String what, String found) {
    objection.ifPresent(
        reason -> {
          throw refuse(what + "s that are safe to run", found + ", which " + reason);
        });
  }

  private void checkTemplate(JsonObject processor) {
    if (template) {
      throw refuse("one template of special tokens", "several");
    }
    template = true;
    int texts = 0;
    if (processor.get("single") instanceof JsonArray pieces
        && processor.get("special_tokens") instanceof JsonObject tokens) {
      for (JsonElement piece : pieces) {
        JsonObject object = piece.isJsonObject() ? piece.getAsJsonObject() : new JsonObject();
        if (object.get("SpecialToken") instanceof JsonObject special) {
          checkSpecialToken(string(special, "id").orElse(""), tokens);
        } else if (object.get("Sequence") instanceof JsonObject sequence) {
          texts += string(sequence, "id").orElse("").equals("A") ? 1 : 2;
        }
      }
    }
    if (texts != 1) {
      throw refuse("a template with the text once", processor.get("single"));
    }
  }

  private void checkSpecialToken(String id, JsonObject tokens) {
    if (!(tokens.get(id) instanceof JsonObject token)
        || !(token.get("ids") instanceof JsonArray ids)
        || !(token.get("tokens") instanceof JsonArray names)
        || ids.size() != names.size()) {
      throw refuse("as many ids as tokens for the special token " + id, tokens.get(id));
    }
  }

  private static Optional<String> string(JsonObject object, String name) {
    return object.has(name) ? text(object.get(name)) : Optional.empty();
  }

  private static Optional<String> text(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private NerModelException refuse(String expected, Object found) {
    String text = String.valueOf(found);
    return new NerModelException(
        "expected %s in %s, but found %s; take the file that belongs to the model"
            .formatted(
                expected, source, text.length() > 200 ? text.substring(0, 200) + "..." : text));
  }
}
