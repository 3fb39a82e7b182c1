package io.ner4j.onnx.gliner;

import io.ner4j.spi.Encoding;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows of random tokens in the form that a GLiNER graph reads, seeded. */
final class GlinerRows {

  private static final long SEED = 20240229;

  private static final String WORD = "a";

  /**
   * Neither the numbers of a word nor the usual words of a span, so that no two sizes are equal.
   */
  static final int LABELS = 4;

  /** Tokens of a label at most. */
  private static final int LABEL_TOKENS = 3;

  /** Tokens of a word at most. */
  private static final int WORD_TOKENS = 3;

  /** A vocabulary may hold little but markers. */
  private static final int ATTEMPTS = 16;

  private final int word;
  private final int[] before;
  private final int[] after;
  private final int marker;
  private final int end;
  private final int padId;
  private final int highestId;
  private final int[] prompt;
  private final Random random = new Random(SEED);
  private final List<int[]> rows = new ArrayList<>();
  private final List<int[]> firstTokens = new ArrayList<>();

  private GlinerRows(Encoding word, GlinerMarks marks, int padId, int highestId) {
    int first = 0;
    while (word.special(first)) {
      first++;
    }
    int last = word.size();
    while (word.special(last - 1)) {
      last--;
    }
    this.word = word.id(first);
    this.before = ids(word, 0, first);
    this.after = ids(word, last, word.size());
    this.marker = marks.labelMarker();
    this.end = marks.labelsEnd();
    this.padId = padId;
    this.highestId = highestId;
    this.prompt = prompt();
  }

  /**
   * Learns from a tokenizer what stands around texts.
   *
   * @param marks what stands around labels
   * @param highestId the highest token id of the vocabulary
   * @return nothing if it makes no token of a word
   */
  static Optional<GlinerRows> of(Tokenizer tokenizer, GlinerMarks marks, int highestId) {
    Encoding word = tokenizer.encode(List.of(WORD)).get(0);
    boolean read = IntStream.range(0, word.size()).anyMatch(i -> !word.special(i));
    return read
        ? Optional.of(new GlinerRows(word, marks, tokenizer.padId(), highestId))
        : Optional.empty();
  }

  private static int[] ids(Encoding encoding, int from, int to) {
    int[] ids = new int[to - from];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = encoding.id(from + i);
    }
    return ids;
  }

  private int[] prompt() {
    List<Integer> ids = new ArrayList<>();
    for (int label = 0; label < LABELS; label++) {
      ids.add(marker);
      int count = 1 + random.nextInt(LABEL_TOKENS);
      for (int i = 0; i < count; i++) {
        ids.add(anyToken());
      }
    }
    ids.add(end);
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A graph finds labels by their markers, so none may stand elsewhere. */
  private int anyToken() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int id = random.nextInt(highestId + 1);
      if (id != marker && id != end && id != padId) {
        return id;
      }
    }
    return word;
  }

  /** Tokens of a row with as few as one word. */
  int shortest() {
    return before.length + prompt.length + WORD_TOKENS + after.length;
  }

  /** Adds a row of so many words, or of fewer if it would have too many tokens. */
  void add(int words, int maxTokens) {
    int[] row = new int[Math.min(maxTokens, shortest() + (words - 1) * WORD_TOKENS)];
    System.arraycopy(before, 0, row, 0, before.length);
    System.arraycopy(prompt, 0, row, before.length, prompt.length);
    int[] first = new int[words];
    int place = before.length + prompt.length;
    int word = 0;
    while (word < words && place + WORD_TOKENS + after.length <= row.length) {
      first[word++] = place;
      int count = 1 + random.nextInt(WORD_TOKENS);
      for (int i = 0; i < count; i++) {
        row[place++] = anyToken();
      }
    }
    System.arraycopy(after, 0, row, place, after.length);
    rows.add(Arrays.copyOf(row, place + after.length));
    firstTokens.add(Arrays.copyOf(first, word));
  }

  int words(int row) {
    return firstTokens.get(row).length;
  }

  /** Some of the rows as a batch. */
  SpanBatch batch(int... chosen) {
    return SpanBatch.of(
        Arrays.stream(chosen).mapToObj(rows::get).toList(),
        Arrays.stream(chosen).mapToObj(firstTokens::get).toList(),
        LABELS,
        padId);
  }
}
