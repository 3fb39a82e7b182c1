package io.ner4j.benchmarks.material;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Texts to read: the English Web Treebank's development sentences, one by one, as paragraphs of
 * neighbours, and as long documents.
 */
public final class Corpus {

  private static final String RESOURCE = "ewt-dev.txt";
  private static final long SEED = 42;
  private static final int DOCUMENT_SENTENCES = 400;

  private final List<String> sentences;

  private Corpus(List<String> sentences) {
    this.sentences = sentences;
  }

  public static Corpus load() {
    try (InputStream in = Corpus.class.getResourceAsStream(RESOURCE)) {
      String text =
          new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
      return new Corpus(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All sentences in their order. */
  public List<String> sentences() {
    return sentences;
  }

  /** So many sentences of all lengths, in an order that has nothing to do with length. */
  public List<String> sample(int count) {
    List<String> shuffled = new ArrayList<>(sentences);
    Collections.shuffle(shuffled, new Random(SEED));
    List<String> sample = new ArrayList<>();
    while (sample.size() < count) {
      sample.addAll(shuffled.subList(0, Math.min(shuffled.size(), count - sample.size())));
    }
    return sample;
  }

  /** Neighbouring sentences joined, two to eight at a time. */
  List<String> paragraphs() {
    Random random = new Random(SEED);
    List<String> paragraphs = new ArrayList<>();
    for (int from = 0, to; from < sentences.size(); from = to) {
      to = Math.min(sentences.size(), from + 2 + random.nextInt(7));
      paragraphs.add(String.join(" ", sentences.subList(from, to)));
    }
    return paragraphs;
  }

  /** Very long texts: some hundred neighbouring sentences each. */
  public List<String> documents() {
    List<String> documents = new ArrayList<>();
    for (int from = 0; from + DOCUMENT_SENTENCES <= sentences.size(); from += DOCUMENT_SENTENCES) {
      documents.add(String.join(" ", sentences.subList(from, from + DOCUMENT_SENTENCES)));
    }
    return documents;
  }

  /** About so many texts: mostly sentences, some paragraphs, a long document among 300. */
  public List<String> mixed(int count) {
    List<String> mixed = new ArrayList<>(sample(count * 4 / 5));
    mixed.addAll(paragraphs().subList(0, Math.min(paragraphs().size(), count / 5)));
    List<String> documents = documents();
    mixed.addAll(documents.subList(0, Math.min(documents.size(), 1 + count / 300)));
    Collections.shuffle(mixed, new Random(SEED));
    return mixed;
  }

  /** Sentences, repeated, that have at least so many UTF-16 code units, each with one between. */
  public List<String> sentencesOf(int length) {
    List<String> taken = new ArrayList<>();
    for (int i = 0, total = 0; total < length; i++) {
      String sentence = sentences.get(i % sentences.size());
      taken.add(sentence);
      total += sentence.length() + 1;
    }
    return taken;
  }
}
