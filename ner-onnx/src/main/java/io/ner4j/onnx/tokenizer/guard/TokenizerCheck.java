package io.ner4j.onnx.tokenizer.guard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.UntrustedJson;
import io.ner4j.onnx.tokenizer.wordpiece.BertTokenizerDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a tokenizer.json for what the tokenizer library takes on trust and ends the process at,
 * before it is handed over. What the library refuses by itself is left to it.
 */
public final class TokenizerCheck {

  /** Bytes of a file; the largest on Hugging Face have a vocabulary of some 35 million. */
  public static final long MAX_BYTES = 256L << 20;

  private final TokenizerParts parts;
  private final BertTokenizerDetector form = new BertTokenizerDetector();

  /** The members of the model but its vocabulary and merges, which may be long. */
  private final JsonObject model = new JsonObject();

  private @Nullable JsonElement preTokenizer;

  private long highestId = -1;

  /**
   * A tokenizer that may be handed over.
   *
   * @param highestId the highest id of its vocabulary
   * @param form what tells whether it is BERT's
   * @param preTokenizer what parts a text before the model sees it
   * @param marksPieces whether the vocabulary marks pieces that continue a word
   */
  public record Checked(
      int highestId,
      BertTokenizerDetector form,
      @Nullable JsonElement preTokenizer,
      boolean marksPieces) {}

  private TokenizerCheck(String source) {
    this.parts = new TokenizerParts(source);
  }

  /**
   * Checks a tokenizer.
   *
   * @param source what the text is from, for messages
   * @return what it was found to be
   * @throws NerModelException if it is no JSON, nested too deeply, or would end the process
   */
  public static Checked check(String text, String source) {
    TokenizerCheck json = new TokenizerCheck(source);
    try {
      json.read(text);
      json.checkMerges(text);
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new NerModelException(
          "expected a tokenizer in JSON in %s, but could not read it: %s"
              .formatted(source, UntrustedJson.problem(e)),
          e);
    }
    return new Checked(
        (int) json.highestId, json.form, json.preTokenizer, !json.continuingPrefix().isEmpty());
  }

  private void read(String text) throws IOException {
    Escapes.checkSurrogates(text);
    // What Gson is lenient about is an error to the library, and not always one that it reports.
    try (JsonReader reader = UntrustedJson.strictReader(text)) {
      Set<String> names = new HashSet<>();
      reader.beginObject();
      while (reader.hasNext()) {
        String name = nextName(reader, names);
        if (name.equals("model") && reader.peek() == JsonToken.BEGIN_OBJECT) {
          readModel(reader);
        } else {
          JsonElement part = UntrustedJson.value(reader);
          parts.check(part);
          form.part(name, part);
          preTokenizer = name.equals("pre_tokenizer") ? part : preTokenizer;
        }
      }
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("something follows the object");
      }
    }
  }

  private static String nextName(JsonReader reader, Set<String> before) throws IOException {
    String name = reader.nextName();
    if (!before.add(name)) {
      throw UntrustedJson.twice(reader);
    }
    return name;
  }

  private void readModel(JsonReader reader) throws IOException {
    Set<String> names = new HashSet<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = nextName(reader, names);
      JsonToken next = reader.peek();
      if (name.equals("vocab") && next == JsonToken.BEGIN_OBJECT) {
        readVocabulary(reader);
      } else if (name.equals("vocab") && next == JsonToken.BEGIN_ARRAY) {
        reader.beginArray();
        for (; reader.hasNext(); highestId++) {
          UntrustedJson.skip(reader);
        }
        reader.endArray();
      } else if (name.equals("merges")) {
        UntrustedJson.skip(reader);
        model.add(name, JsonNull.INSTANCE);
        form.modelPart(name, JsonNull.INSTANCE);
      } else {
        JsonElement value = UntrustedJson.value(reader);
        model.add(name, value);
        form.modelPart(name, value);
      }
    }
    reader.endObject();
  }

  private void readVocabulary(JsonReader reader) throws IOException {
    form.vocabulary();
    reader.beginObject();
    while (reader.hasNext()) {
      String token = reader.nextName();
      long id = reader.nextLong();
      if (id < 0 || id >= Integer.MAX_VALUE) {
        throw parts.refuse("token ids of 0 to 2147483646", token + ": " + id);
      }
      highestId = Math.max(highestId, id);
      form.token(token, (int) id);
    }
    reader.endObject();
  }

  private String continuingPrefix() {
    return TokenizerParts.string(model, "continuing_subword_prefix").orElse("");
  }

  /** A merge drops the prefix from its second token, by its length. */
  private void checkMerges(String text) throws IOException {
    String prefix = continuingPrefix();
    if (prefix.isEmpty() || !model.has("merges")) {
      return;
    }
    try (JsonReader reader = UntrustedJson.reader(text)) {
      JsonObject whole = JsonParser.parseReader(reader).getAsJsonObject();
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
      throw parts.refuse("merges whose second token starts with the prefix " + prefix, merge);
    }
  }
}
