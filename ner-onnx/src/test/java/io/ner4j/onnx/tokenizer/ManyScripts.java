package io.ner4j.onnx.tokenizer;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;

/** Gives a small vocabulary pieces of all scripts: one to three characters, in several forms. */
final class ManyScripts {

  private static final long SEED = 15;
  private static final int PIECES_OF_BLOCK = 50;

  private final Random random = new Random(SEED);
  private final JsonObject vocabulary;

  private ManyScripts(JsonObject vocabulary) {
    this.vocabulary = vocabulary;
  }

  static void addTo(JsonObject tokenizer, boolean lowerCase, boolean stripAccents) {
    JsonObject normalizer = tokenizer.getAsJsonObject("normalizer");
    normalizer.addProperty("lowercase", lowerCase);
    normalizer.addProperty("strip_accents", stripAccents);
    ManyScripts scripts = new ManyScripts(BertTokenizers.vocabulary(tokenizer));
    for (int[] block : ScriptStrings.BLOCKS) {
      for (int i = 0; i < PIECES_OF_BLOCK; i++) {
        scripts.add(scripts.letters(block));
      }
    }
  }

  private String letters(int[] block) {
    StringBuilder letters = new StringBuilder();
    for (int count = 1 + random.nextInt(3) / 2 * random.nextInt(3); count > 0; count--) {
      int c = block[0] + random.nextInt(block[1] - block[0] + 1);
      letters.appendCodePoint(c < ' ' ? 'x' : c);
    }
    return letters.toString();
  }

  private void add(String letters) {
    String decomposed = Normalizer.normalize(letters, Normalizer.Form.NFD);
    put(letters);
    put(decomposed);
    put(decomposed.replaceAll("\\p{Mn}", "").toLowerCase(Locale.ROOT));
  }

  private void put(String piece) {
    for (String token : new String[] {piece, "##" + piece}) {
      if (!piece.isEmpty() && !vocabulary.has(token)) {
        vocabulary.add(token, new JsonPrimitive(vocabulary.size()));
      }
    }
  }
}
