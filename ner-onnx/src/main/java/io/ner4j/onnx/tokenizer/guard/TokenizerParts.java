package io.ner4j.onnx.tokenizer.guard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ner4j.NerModelException;
import java.util.Map;
import java.util.Optional;

/** Checks what stands around the model of a tokenizer: how text is prepared and framed. */
final class TokenizerParts {

  private final String source;

  /** One was seen. */
  private boolean template;

  TokenizerParts(String source) {
    this.source = source;
  }

  /** Looks for what is dangerous wherever it stands: the library tells kinds by their members. */
  void check(JsonElement element) {
    if (element instanceof JsonArray array) {
      array.forEach(this::check);
    } else if (element instanceof JsonObject object) {
      if (string(object, "type").orElse("").equals("Precompiled")
          && string(object, "precompiled_charsmap").isEmpty()) {
        throw refuse("a table for the normalizer Precompiled", object);
      }
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        String value = text(member.getValue()).orElse("");
        switch (member.getKey()) {
          case "Regex" -> accept(RegexBacktracking.objection(value), "regular expression", value);
          case "precompiled_charsmap" ->
              accept(PrecompiledCharsMap.objection(value), "table", "it");
          default -> check(member.getValue());
        }
      }
      if (object.get("pattern") instanceof JsonObject pattern
          && string(pattern, "String").filter(String::isEmpty).isPresent()) {
        throw refuse("patterns that match something", object);
      }
      if (string(object, "prepend").filter(String::isEmpty).isPresent()) {
        throw refuse("something to prepend", object);
      }
      if (object.has("single") && object.has("special_tokens")) {
        checkTemplate(object);
      }
    }
  }

  private void accept(Optional<String> objection, String what, String found) {
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

  static Optional<String> string(JsonObject object, String name) {
    return object.has(name) ? text(object.get(name)) : Optional.empty();
  }

  private static Optional<String> text(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  NerModelException refuse(String expected, Object found) {
    String text = String.valueOf(found);
    return new NerModelException(
        "expected %s in %s, but found %s; take the file that belongs to the model"
            .formatted(
                expected, source, text.length() > 200 ? text.substring(0, 200) + "..." : text));
  }
}
