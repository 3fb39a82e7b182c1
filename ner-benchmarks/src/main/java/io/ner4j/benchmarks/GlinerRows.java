package io.ner4j.benchmarks;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Prompts and words as rows of tokens, made before the clock runs. For one thread. */
final class GlinerRows implements AutoCloseable {

  private static final int SPAN_WORDS = 12;

  /** A row: its tokens, and the number of the word that each of them starts, or 0. */
  private record Row(List<Long> ids, List<Long> words, int count) {}

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final HuggingFaceTokenizer tokenizer;
  private final List<Row> rows = new ArrayList<>();

  private GlinerRows(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static GlinerRows of(Path directory, List<String> texts, List<String> labels) throws IOException {
    GlinerRows made =
        new GlinerRows(
            HuggingFaceTokenizer.builder()
                .optTokenizerPath(directory.resolve("tokenizer.json"))
                .optAddSpecialTokens(false)
                .build());
    for (String text : texts) {
      List<Long> ids = new ArrayList<>();
      for (String label : labels) {
        made.add("<<ENT>>", ids);
        made.add(label, ids);
      }
      made.add("<<SEP>>", ids);
      List<Long> words =
          new ArrayList<>(LongStream.range(0, ids.size()).mapToObj(i -> 0L).toList());
      int count = 0;
      for (String word : text.strip().split(" ", -1)) {
        made.add(word, ids);
        words.add((long) ++count);
        while (words.size() < ids.size()) {
          words.add(0L);
        }
      }
      made.rows.add(new Row(ids, words, count));
    }
    return made;
  }

  private void add(String word, List<Long> ids) {
    for (long id : tokenizer.encode(word, false, false).getIds()) {
      ids.add(id);
    }
  }

  /** Runs some of the rows together and reads their scores. */
  void run(OrtSession session, int from, int to) throws OrtException {
    Map<String, OnnxTensor> tensors = tensors(rows.subList(from, to), session);
    try (OrtSession.Result result = session.run(tensors)) {
      ((OnnxTensor) result.get(0)).getFloatBuffer();
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private Map<String, OnnxTensor> tensors(List<Row> batch, OrtSession session) throws OrtException {
    int columns = batch.stream().mapToInt(row -> row.ids.size()).max().orElseThrow();
    int words = batch.stream().mapToInt(Row::count).max().orElseThrow();
    LongBuffer ids = longs(batch.size() * columns);
    LongBuffer mask = longs(batch.size() * columns);
    LongBuffer starts = longs(batch.size() * columns);
    LongBuffer lengths = longs(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      Row row = batch.get(i);
      lengths.put(i, row.count);
      for (int column = 0; column < row.ids.size(); column++) {
        ids.put(i * columns + column, row.ids.get(column));
        mask.put(i * columns + column, 1);
        starts.put(i * columns + column, row.words.get(column));
      }
    }
    Map<String, OnnxTensor> tensors = new HashMap<>();
    tensors.put("input_ids", tensor(ids, batch.size(), columns));
    tensors.put("attention_mask", tensor(mask, batch.size(), columns));
    tensors.put("words_mask", tensor(starts, batch.size(), columns));
    tensors.put("text_lengths", tensor(lengths, batch.size(), 1));
    if (session.getInputNames().contains("span_idx")) {
      addSpans(batch, words, tensors);
    }
    return tensors;
  }

  private void addSpans(List<Row> batch, int words, Map<String, OnnxTensor> tensors)
      throws OrtException {
    int spans = words * SPAN_WORDS;
    LongBuffer borders = longs(2 * batch.size() * spans);
    ByteBuffer inside = ByteBuffer.allocateDirect(batch.size() * spans);
    for (int cell = 0; cell < batch.size() * spans; cell++) {
      int first = cell % spans / SPAN_WORDS;
      int last = first + cell % SPAN_WORDS;
      borders.put(2 * cell, first);
      borders.put(2 * cell + 1, last);
      inside.put(cell, (byte) (last < batch.get(cell / spans).count ? 1 : 0));
    }
    tensors.put("span_idx", tensor(borders, batch.size(), spans, 2));
    tensors.put(
        "span_mask",
        OnnxTensor.createTensor(
            environment, inside, new long[] {batch.size(), spans}, OnnxJavaType.BOOL));
  }

  private OnnxTensor tensor(LongBuffer values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, values, shape);
  }

  private static LongBuffer longs(int count) {
    return ByteBuffer.allocateDirect(count * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
