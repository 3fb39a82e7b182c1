package io.ner4j.onnx.tokenizer.words;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ner4j.words.UnicodeWords;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What tells the words of a tokenizer's tokens. Immutable.
 *
 * <p>The tokenizer's own word numbers count. They say too little in two cases. Where blanks part no
 * words, as in Gemma's and Llama's tokenizers, each run without white space is a word. Where only
 * blanks do, a sentence of Chinese, Japanese or Thai is one word, and {@link UnicodeWords} parts
 * it.
 *
 * @param everyRun whether blanks part no words
 * @param scripts whether words in scripts without blanks are found
 */
public record WordRule(boolean everyRun, boolean scripts) {

  /**
   * Makes the rule of a tokenizer.
   *
   * @param preTokenizer what its file says of words before the model sees them
   * @param partsAtBlanks whether two words with a blank between have two numbers
   */
  public static WordRule of(@Nullable JsonElement preTokenizer, boolean partsAtBlanks) {
    return new WordRule(!partsAtBlanks, !partsScripts(preTokenizer));
  }

  /**
   * Whether words stay as they are in all scripts. BERT's pre-tokenizer has its own rule, and
   * GPT-2's, which RoBERTa and LUKE have too, is of vocabularies that cut ideographs into bytes.
   */
  private static boolean partsScripts(@Nullable JsonElement element) {
    if (element instanceof JsonArray array) {
      return array.asList().stream().anyMatch(WordRule::partsScripts);
    }
    if (!(element instanceof JsonObject object)) {
      return false;
    }
    String type = object.has("type") ? object.get("type").toString() : "";
    return type.equals("\"BertPreTokenizer\"")
        || (type.equals("\"ByteLevel\"")
            && !"false".equals(String.valueOf(object.get("use_regex"))))
        || partsScripts(object.get("pretokenizers"));
  }

  /**
   * Tells where words start in runs without white space that hold a script without blanks, as
   * UTF-16 offsets; nothing of other runs.
   */
  public static BitSet startsInScripts(String text) {
    BitSet starts = UnicodeWords.starts(text, true, false);
    return starts == null ? new BitSet() : starts;
  }

  /** Starts to number the words of a text. */
  public WordNumbers number(String text) {
    BitSet starts = everyRun || scripts ? UnicodeWords.starts(text, scripts, everyRun) : null;
    if (UnicodeWords.missedDictionary()) {
      MissingDictionary.warnOnce();
    }
    return new WordNumbers(text, starts, everyRun);
  }
}
