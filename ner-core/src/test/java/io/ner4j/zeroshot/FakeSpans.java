package io.ner4j.zeroshot;

import io.ner4j.Device;
import io.ner4j.FakeTokenizer;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * A model whose scores depend on a span's own words and the label alone, by a hash of their tokens,
 * and its tokenizer. Answers NaN beyond each row's words.
 */
final class FakeSpans implements SpanClassifier {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  static final int MARKER = 7;
  static final int END = 8;
  private static final int FIRST_ID = 10;
  private static final int FRONT_TOKENS = 1;

  private final Scoring scoring;
  private final int maxSpanWords;
  private final int maxWords;
  private final int maxTokens;

  /** Number of rows of each run. */
  final ConcurrentLinkedQueue<Integer> runs = new ConcurrentLinkedQueue<>();

  FakeSpans(Scoring scoring, int maxSpanWords, int maxWords, int maxTokens) {
    this.scoring = scoring;
    this.maxSpanWords = maxSpanWords;
    this.maxWords = maxWords;
    this.maxTokens = maxTokens;
  }

  /** A model for rows of up to 40 words and 200 tokens, and spans of up to 4 words. */
  static FakeSpans of(Scoring scoring) {
    return new FakeSpans(scoring, 4, 40, 200);
  }

  /** Pieces of up to four characters, and the two tokens around labels. */
  static class Pieces extends FakeTokenizer {

    @Override
    public List<Encoding> encode(List<String> texts) {
      return texts.stream().map(Pieces::pieces).toList();
    }

    private static Encoding pieces(String text) {
      Encoding.Builder encoding = Encoding.builder().special(FRONT);
      for (int id : ids(text)) {
        encoding.token(id, 0, 0, 0);
      }
      return encoding.special(BACK).build();
    }

    private static List<Integer> ids(String text) {
      List<Integer> ids = new ArrayList<>();
      for (String word : BLANKS.splitAsStream(text.strip()).toList()) {
        if (word.equals("<<ENT>>") || word.equals("<<SEP>>")) {
          ids.add(word.equals("<<ENT>>") ? MARKER : END);
          continue;
        }
        // Invisible characters make no token.
        String seen = word.replaceAll("[\\p{C}&&[^\\p{Cs}\\p{Co}]]", "");
        for (int from = 0; from < seen.length(); from += 4) {
          String piece = seen.substring(from, Math.min(seen.length(), from + 4));
          ids.add(FIRST_ID + Math.floorMod(piece.hashCode(), 1_000_000));
        }
      }
      return ids;
    }
  }

  static Tokenizer tokenizer() {
    return new Pieces();
  }

  /** The first token of a word, which is all that the model knows of it. */
  static int firstId(String word) {
    List<Integer> ids = Pieces.ids(word);
    return ids.isEmpty() ? -1 : ids.get(0);
  }

  /** The score of a span of one label, about one in twelve of them above 0. */
  static float score(int first, int last, int width, int label) {
    int hash = (first * 31 + last) * 31 + width * 7 + label * 131;
    hash ^= hash >>> 15;
    hash *= 0x2c1b3c6d;
    hash ^= hash >>> 12;
    return Math.floorMod(hash, 10_007) / 1000f - 9.2f;
  }

  /** The score of a word: 0 that a span starts there, 1 that it ends, 2 that the word is inside. */
  static float score(int word, int label, int number) {
    float score = score(word, number, number, label);
    return number == 2 ? score + 6 : score + 5;
  }

  /** What the model knows of a label: its tokens. */
  static int labelHash(String label) {
    return Pieces.ids(label).hashCode();
  }

  @Override
  public Scoring scoring() {
    return scoring;
  }

  @Override
  public int maxSpanWords() {
    return maxSpanWords;
  }

  @Override
  public int maxWords() {
    return maxWords;
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public Device device() {
    return Device.cpu();
  }

  @Override
  public int parallelism() {
    return 2;
  }

  @Override
  public Logits run(SpanBatch batch) {
    int numbers = batch.labels() * (scoring == Scoring.SPANS ? maxSpanWords : 3);
    int rows = batch.tokens().rows();
    runs.add(rows);
    float[] scores = new float[rows * batch.columns() * numbers];
    Arrays.fill(scores, Float.NaN);
    for (int row = 0; row < rows; row++) {
      check(batch, row);
      int[] labels = labels(batch, row);
      for (int word = 0; word < batch.words(row); word++) {
        int place = (row * batch.columns() + word) * numbers;
        for (int i = 0; i < numbers; i++) {
          scores[place + i] = cell(batch, row, word, labels, i);
        }
      }
    }
    return Logits.of(scores, rows, batch.columns(), numbers);
  }

  private void check(SpanBatch batch, int row) {
    int length = batch.tokens().length(row);
    boolean fits = length <= maxTokens && batch.words(row) <= maxWords;
    boolean framed =
        batch.tokens().id(row, 0) == FakeTokenizer.FRONT
            && batch.tokens().id(row, length - 1) == FakeTokenizer.BACK;
    if (!fits || !framed) {
      throw new AssertionError(
          "a row of " + length + " tokens and " + batch.words(row) + " words, framed: " + framed);
    }
  }

  private float cell(SpanBatch batch, int row, int word, int[] labels, int number) {
    int first = batch.tokens().id(row, batch.firstToken(row, word));
    if (scoring == Scoring.BORDERS) {
      return score(first, labels[number / 3], number % 3);
    }
    int width = number / labels.length;
    if (word + width >= batch.words(row)) {
      return Float.NaN;
    }
    int last = batch.tokens().id(row, batch.firstToken(row, word + width));
    return score(first, last, width, labels[number % labels.length]);
  }

  /** Reads the labels from the prompt. */
  private static int[] labels(SpanBatch batch, int row) {
    List<List<Integer>> labels = new ArrayList<>();
    for (int at = FRONT_TOKENS; batch.tokens().id(row, at) != END; at++) {
      int id = batch.tokens().id(row, at);
      if (id == MARKER) {
        labels.add(new ArrayList<>());
      } else {
        labels.get(labels.size() - 1).add(id);
      }
    }
    if (labels.size() != batch.labels()) {
      throw new AssertionError(labels.size() + " labels, but the batch says " + batch.labels());
    }
    return labels.stream().mapToInt(List::hashCode).toArray();
  }

  @Override
  public void close() {}
}
