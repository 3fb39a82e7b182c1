package io.ner4j.prompt;

import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import io.ner4j.spi.WordFinder;
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
  private final WordFinder finder;
  private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

  /** Takes a tokenizer, and what tells words where blanks separate none. */
  public WordTokenizer(Tokenizer tokenizer, WordFinder finder) {
    this.tokenizer = tokenizer;
    this.finder = finder;
  }

  @Override
  public List<Encoding> encode(List<String> texts) {
    List<List<Word>> words = texts.stream().map(this::words).toList();
    Map<String, int[]> ids = ids(words);
    return words.stream().map(own -> encoding(own, ids)).toList();
  }

  /** A word and where it starts in its text. */
  private record Word(String text, int start) {}

  private List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    WordSplitter splitter = new WordSplitter(text, finder.starts(text));
    while (splitter.next()) {
      words.add(new Word(text.substring(splitter.start(), splitter.end()), splitter.start()));
    }
    return words;
  }

  private static Encoding encoding(List<Word> words, Map<String, int[]> ids) {
    Encoding.Builder encoding = Encoding.builder();
    for (int number = 0; number < words.size(); number++) {
      Word word = words.get(number);
      for (int id : Objects.requireNonNull(ids.get(word.text))) {
        encoding.token(id, word.start, word.start + word.text.length(), number);
      }
    }
    return encoding.build();
  }

  /** The tokens of words, special tokens left out. */
  private Map<String, int[]> ids(List<List<Word>> texts) {
    Map<String, int[]> known = new ConcurrentHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (List<Word> words : texts) {
      for (Word word : words) {
        int[] ids = remembered.get(word.text);
        if (ids != null) {
          known.put(word.text, ids);
        } else {
          unknown.add(word.text);
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
