package io.ner4j.benchmarks.peer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.ner4j.benchmarks.material.ModelFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tokenizer library by itself. Safe for use by many threads. */
public final class Tokens implements AutoCloseable {

  private static final int MAX_TOKENS = 512;

  private final HuggingFaceTokenizer tokenizer;

  private Tokens(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  public static Tokens of(ModelFiles model) throws IOException {
    return new Tokens(
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(model.tokenizer())
            .optTruncation(false)
            .optPadding(false)
            .build());
  }

  /** The ids of a text, special tokens included. */
  public long[] ids(String text) {
    return tokenizer.encode(text).getIds();
  }

  /** The ids of texts, those of a text that is too long for the model cut into several. */
  public List<long[]> windows(List<String> texts) {
    List<long[]> windows = new ArrayList<>();
    for (String text : texts) {
      long[] ids = ids(text);
      int body = MAX_TOKENS - 2;
      for (int from = 1; from < Math.max(2, ids.length - 1); from += body) {
        int to = Math.min(ids.length - 1, from + body);
        long[] window = new long[to - from + 2];
        window[0] = ids[0];
        System.arraycopy(ids, from, window, 1, to - from);
        window[window.length - 1] = ids[ids.length - 1];
        windows.add(window);
      }
    }
    return windows;
  }

  /** The beginning of a text that has so many tokens, special ones included. */
  public String cut(String text, int tokens) {
    String[] words = text.split(" ", -1);
    int low = 1;
    int high = words.length;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (ids(joined(words, middle)).length <= tokens) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    StringBuilder cut = new StringBuilder(joined(words, low));
    while (ids(cut.toString()).length < tokens) {
      cut.append(" a");
    }
    return cut.toString();
  }

  private static String joined(String[] words, int count) {
    return String.join(" ", Arrays.asList(words).subList(0, count));
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
