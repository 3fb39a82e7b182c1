package io.ner4j.prompt;

import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts texts into words and each word, by itself, into the tokens of a tokenizer. A word of which
 * the tokenizer makes nothing, such as a zero-width joiner, is left out. Remembers the tokens of
 * words.
 *
 * <p>Safe for use by many threads.
 */
public final class WordTokenizer implements Tokenizer {

  private static final int MAX_REMEMBERED = 1 << 16;
  private static final int MAX_LENGTH = 1 << 5;

  private final Tokenizer tokenizer;
  private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

  public WordTokenizer(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public List<Encoding> encode(List<String> texts) {
    List<List<String>> words = texts.stream().map(WordTokenizer::words).toList();
    Map<String, int[]> ids = ids(words);
    List<Encoding> encodings = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      encodings.add(encoding(texts.get(i), words.get(i), ids));
    }
    return encodings;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WordSplitter splitter = new WordSplitter(text);
    while (splitter.next()) {
      words.add(text.substring(splitter.start(), splitter.end()));
    }
    return words;
  }

  private static Encoding encoding(String text, List<String> words, Map<String, int[]> ids) {
    WordSplitter splitter = new WordSplitter(text);
    Encoding.Builder encoding = Encoding.builder();
    for (int word = 0; word < words.size(); word++) {
      splitter.next();
      for (int id : Objects.requireNonNull(ids.get(words.get(word)))) {
        encoding.token(id, splitter.start(), splitter.end(), word);
      }
    }
    return encoding.build();
  }

  /** The tokens of words, special tokens left out. */
  private Map<String, int[]> ids(List<List<String>> texts) {
    Map<String, int[]> known = new ConcurrentHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (List<String> words : texts) {
      for (String word : words) {
        int[] ids = remembered.get(word);
        if (ids != null) {
          known.put(word, ids);
        } else {
          unknown.add(word);
        }
      }
    }
    List<String> asked = List.copyOf(unknown);
    List<int[]> answers = wordIds(asked);
    for (int i = 0; i < asked.size(); i++) {
      known.put(asked.get(i), answers.get(i));
      remember(asked.get(i), answers.get(i));
    }
    return known;
  }

  private void remember(String word, int[] ids) {
    if (word.length() > MAX_LENGTH) {
      return;
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(word, ids);
  }

  /** The tokens of texts that are read as one word each, special tokens left out. */
  List<int[]> wordIds(List<String> words) {
    return words.isEmpty()
        ? List.of()
        : tokenizer.encode(words).stream().map(WordTokenizer::ids).toList();
  }

  private static int[] ids(Encoding encoding) {
    int[] ids = new int[encoding.size()];
    int size = 0;
    for (int i = 0; i < encoding.size(); i++) {
      if (!encoding.special(i)) {
        ids[size++] = encoding.id(i);
      }
    }
    return Arrays.copyOf(ids, size);
  }

  @Override
  public int padId() {
    return tokenizer.padId();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
