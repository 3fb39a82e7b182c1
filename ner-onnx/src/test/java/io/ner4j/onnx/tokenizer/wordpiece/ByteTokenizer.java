package io.ner4j.onnx.tokenizer.wordpiece;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The library's normalizer of BERT, with each byte of a normalised text as a token, so that it can
 * be read. For one thread.
 */
final class ByteTokenizer implements AutoCloseable {

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;
  private static final Gson GSON = new Gson();

  private final long handle;

  private ByteTokenizer(JsonObject json) {
    this.handle = LIBRARY.createTokenizerFromString(GSON.toJson(json));
  }

  /** Reads what the normalizer makes of a text. */
  static ByteTokenizer normalizing(BertSettings settings) {
    return new ByteTokenizer(json(settings, bytes()));
  }

  /** Reads the words that the pre-tokenizer makes of a text. */
  static ByteTokenizer cutting() {
    JsonObject both = part("Sequence");
    JsonArray steps = new JsonArray();
    steps.add(part("BertPreTokenizer"));
    steps.add(bytes());
    both.add("pretokenizers", steps);
    return new ByteTokenizer(json(new BertSettings(false, false, false, false), both));
  }

  private static JsonObject json(BertSettings settings, JsonObject preTokenizer) {
    JsonObject normalizer = part("BertNormalizer");
    normalizer.addProperty("clean_text", settings.cleanText());
    normalizer.addProperty("handle_chinese_chars", settings.chineseApart());
    normalizer.addProperty("strip_accents", settings.stripAccents());
    normalizer.addProperty("lowercase", settings.lowerCase());
    JsonObject vocabulary = new JsonObject();
    int others = 0x100;
    for (int b = 0; b < 0x100; b++) {
      boolean printable = (b > ' ' && b <= '~') || (b > 0xA0 && b != 0xAD);
      vocabulary.addProperty(String.valueOf((char) (printable ? b : others++)), b);
    }
    JsonObject model = part("BPE");
    model.add("vocab", vocabulary);
    model.add("merges", new JsonArray());
    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    json.add("added_tokens", new JsonArray());
    json.add("normalizer", normalizer);
    json.add("pre_tokenizer", preTokenizer);
    json.add("model", model);
    return json;
  }

  private static JsonObject part(String type) {
    JsonObject part = new JsonObject();
    part.addProperty("type", type);
    return part;
  }

  private static JsonObject bytes() {
    JsonObject bytes = part("ByteLevel");
    bytes.addProperty("add_prefix_space", false);
    bytes.addProperty("trim_offsets", false);
    bytes.addProperty("use_regex", false);
    return bytes;
  }

  /** The normalised texts. */
  List<String> normalize(List<String> texts) {
    return encode(texts).stream().map(words -> String.join("", words)).toList();
  }

  /** The words of each text. */
  List<List<String>> encode(List<String> texts) {
    List<List<String>> all = new ArrayList<>();
    for (long encoding : LIBRARY.batchEncode(handle, texts.toArray(String[]::new), false)) {
      all.add(words(LIBRARY.getTokenIds(encoding), LIBRARY.getWordIds(encoding)));
      LIBRARY.deleteEncoding(encoding);
    }
    return all;
  }

  private static List<String> words(long[] bytes, long[] words) {
    List<String> found = new ArrayList<>();
    byte[] word = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      word[length++] = (byte) bytes[i];
      if (i + 1 == bytes.length || words[i + 1] != words[i]) {
        found.add(new String(word, 0, length, StandardCharsets.UTF_8));
        length = 0;
      }
    }
    return found;
  }

  @Override
  public void close() {
    LIBRARY.deleteTokenizer(handle);
  }
}
