package io.ner4j.onnx.tokenizer.wordpiece;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ner4j.onnx.directory.JsonFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects a tokenizer.json while it is read, to tell whether it says what BERT's does and nothing
 * else. For one thread.
 */
public final class BertTokenizerDetector {

  private static final Set<String> PARTS =
      Set.of(
          "version",
          "truncation",
          "padding",
          "added_tokens",
          "normalizer",
          "pre_tokenizer",
          "post_processor",
          "decoder");

  private static final String WORD_PIECE = "WordPiece";
  private static final String LONGEST_WORD = "max_input_chars_per_word";
  private static final int MAX_TOKENS = 1 << 19;
  private static final int MAX_CHARACTERS_OF_A_WORD = 1000;

  private final JsonObject parts = new JsonObject();
  private final JsonObject model = new JsonObject();
  private final List<String> tokens = new ArrayList<>();
  private int[] ids = new int[1 << 10];
  private boolean vocabulary;
  private boolean different;

  /** Takes a member of the file but its model. */
  public void part(String name, JsonElement value) {
    parts.add(name, value);
  }

  /** Takes a member of the model but its vocabulary. */
  public void modelPart(String name, JsonElement value) {
    model.add(name, value);
    different |= name.equals("type") && !isOf(model, WORD_PIECE);
  }

  /** Says that a vocabulary begins. */
  public void vocabulary() {
    vocabulary = true;
  }

  /** Takes a token of the vocabulary. */
  public void token(String token, int id) {
    if (different || token.isEmpty()) {
      return;
    }
    if (tokens.size() == ids.length) {
      ids = Arrays.copyOf(ids, 2 * ids.length);
    }
    ids[tokens.size()] = id;
    tokens.add(token);
    different = tokens.size() > MAX_TOKENS;
    if (different) {
      tokens.clear();
    }
  }

  /** Makes what cuts texts as the file says, if it is of BERT's form. */
  public Optional<WordPiece> wordPiece() {
    if (!isBerts() || !(parts.get("added_tokens") instanceof JsonArray added)) {
      return Optional.empty();
    }
    String unknown = JsonFile.string(model, "unk_token").orElseThrow();
    Set<Character> firsts = new HashSet<>();
    List<Integer> special = new ArrayList<>();
    for (JsonElement element : added) {
      if (!(element instanceof JsonObject token) || !isAddedToken(token)) {
        return Optional.empty();
      }
      String content = JsonFile.string(token, "content").orElseThrow();
      firsts.add(content.charAt(0));
      if (!content.equals(unknown)) {
        special.add(token.get("id").getAsInt());
      }
    }
    CharacterForms forms = CharacterFormsBuilder.build(UnicodeTable.read(), settings(), firsts);
    return pieces()
        .build()
        .flatMap(
            table ->
                WordPiece.of(forms, table, unknown, model.get(LONGEST_WORD).getAsInt(), special));
  }

  private BertSettings settings() {
    JsonObject normalizer = parts.getAsJsonObject("normalizer");
    boolean lowerCase = JsonFile.flag(normalizer, "lowercase").orElseThrow();
    return new BertSettings(
        JsonFile.flag(normalizer, "clean_text").orElseThrow(),
        JsonFile.flag(normalizer, "handle_chinese_chars").orElseThrow(),
        JsonFile.flag(normalizer, "strip_accents").orElse(lowerCase),
        lowerCase);
  }

  private WordPieceVocabulary.Builder pieces() {
    WordPieceVocabulary.Builder pieces = new WordPieceVocabulary.Builder();
    for (int i = 0; i < tokens.size(); i++) {
      pieces.add(tokens.get(i), ids[i]);
    }
    return pieces;
  }

  private boolean isBerts() {
    return !different
        && vocabulary
        && PARTS.containsAll(parts.keySet())
        && isModel()
        && parts.get("normalizer") instanceof JsonObject normalizer
        && isNormalizer(normalizer)
        && parts.get("pre_tokenizer") instanceof JsonObject preTokenizer
        && isOf(preTokenizer, "BertPreTokenizer")
        && preTokenizer.size() == 1
        && parts.get("post_processor") instanceof JsonObject frame
        && (isOf(frame, "TemplateProcessing") || isOf(frame, "BertProcessing"));
  }

  private boolean isModel() {
    // Old files leave the type out. The library tells it by the members.
    return model.size() == (model.has("type") ? 4 : 3)
        && JsonFile.string(model, "unk_token").isPresent()
        && JsonFile.string(model, "continuing_subword_prefix")
            .filter(WordPieceVocabulary.PREFIX::equals)
            .isPresent()
        && isInteger(model.get(LONGEST_WORD))
        && model.get(LONGEST_WORD).getAsInt() > 0
        && model.get(LONGEST_WORD).getAsInt() <= MAX_CHARACTERS_OF_A_WORD;
  }

  private static boolean isNormalizer(JsonObject normalizer) {
    return normalizer.size() == 5
        && isOf(normalizer, "BertNormalizer")
        && Stream.of("clean_text", "handle_chinese_chars", "lowercase")
            .allMatch(name -> JsonFile.flag(normalizer, name).isPresent())
        && (JsonFile.flag(normalizer, "strip_accents").isPresent()
            || normalizer.get("strip_accents") instanceof JsonNull);
  }

  /** Whether texts with such a token can be told by the first character of its content. */
  private static boolean isAddedToken(JsonObject token) {
    return isInteger(token.get("id"))
        && JsonFile.string(token, "content")
            .filter(content -> !content.isEmpty() && content.charAt(0) > ' ')
            .filter(content -> content.charAt(0) <= '~')
            .isPresent();
  }

  private static boolean isInteger(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive number
        && number.isNumber()
        && number.getAsString().matches("0|[1-9][0-9]{0,8}");
  }

  private static boolean isOf(JsonObject object, String type) {
    return JsonFile.string(object, "type").filter(type::equals).isPresent();
  }
}
