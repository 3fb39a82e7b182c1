package io.ner4j.onnx.tokenizer;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.PaddingToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tokens of a vocabulary that stand for nothing in a text, such as [CLS] and [PAD]. */
final class SpecialTokens {

  private final Set<Integer> ids;
  private final Map<String, Integer> added;
  private final int padId;
  private final int unknownId;

  private SpecialTokens(Set<Integer> ids, Map<String, Integer> added, int padId, int unknownId) {
    this.ids = ids;
    this.added = Map.copyOf(added);
    this.padId = padId;
    this.unknownId = unknownId;
  }

  /** Reads them from a tokenizer; the token for unknown words is none: it stands for a word. */
  static SpecialTokens of(TokenizerJson tokenizer, PaddingToken padding) {
    Map<String, Integer> found = new HashMap<>();
    Map<String, Integer> added = new HashMap<>();
    List<Object> unknown = new ArrayList<>();
    try (JsonReader reader = new JsonReader(new StringReader(tokenizer.text()))) {
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "added_tokens" -> readAddedTokens(reader, added, found);
          case "model" -> readUnknownToken(reader, unknown);
          default -> reader.skipValue();
        }
      }
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new NerModelException(
          "expected a tokenizer in JSON in %s, but could not read it: %s"
              .formatted(tokenizer.file(), e.getMessage()),
          e);
    }
    int padId = padding.text().map(found::get).or(padding::id).orElse(0);
    int unknownId = -1;
    for (Object token : unknown) {
      unknownId = token instanceof Integer id ? id : found.getOrDefault(token, -1);
    }
    found.entrySet().removeIf(e -> unknown.contains(e.getKey()) || unknown.contains(e.getValue()));
    return new SpecialTokens(Set.copyOf(found.values()), added, padId, unknownId);
  }

  /** Word-piece and BPE models name the token for unknown words by its text, unigram ones by id. */
  private static void readUnknownToken(JsonReader reader, List<Object> unknown) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (name.equals("unk_token") && reader.peek() == JsonToken.STRING) {
        unknown.add(reader.nextString());
      } else if (name.equals("unk_id") && reader.peek() == JsonToken.NUMBER) {
        unknown.add(reader.nextInt());
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
  }

  private static void readAddedTokens(
      JsonReader reader, Map<String, Integer> added, Map<String, Integer> found)
      throws IOException {
    reader.beginArray();
    while (reader.hasNext()) {
      String content = "";
      int id = -1;
      boolean special = false;
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "content" -> content = reader.nextString();
          case "id" -> id = reader.nextInt();
          case "special" -> special = reader.nextBoolean();
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      added.put(content, id);
      if (special) {
        found.put(content, id);
      }
    }
    reader.endArray();
  }

  int padId() {
    return padId;
  }

  /** The id of a token that was added to the vocabulary. */
  Optional<Integer> added(String text) {
    return Optional.ofNullable(added.get(text));
  }

  /** The token for unknown words, or -1. */
  int unknownId() {
    return unknownId;
  }

  /** Whether a text consists of the names of special tokens: there is nothing in it to read. */
  boolean only(long[] tokens, long[] mask) {
    for (int i = 0; i < tokens.length; i++) {
      if (mask[i] == 0 && !ids.contains((int) tokens[i])) {
        return false;
      }
    }
    return true;
  }
}
