package io.ner4j.onnx.gliner;

import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.gliner.GlinerGold.Case;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What one run of a model says of a whole text, whose tokens are written down one by one. */
final class OneRun implements AutoCloseable {

  private static final int MARKER = 2001;
  private static final int END = 2002;
  private static final Pattern WORD = Pattern.compile("\\w+(?:-\\w+)*|\\S");

  private final Map<String, List<Integer>> known = new HashMap<>();
  private final HuggingFaceTokenizer tokenizer;
  private final GlinerModel model;

  OneRun(String name) {
    ModelDirectory files = ModelDirectory.of(GlinerGold.directory().resolve(name));
    GlinerConfig config = GlinerConfig.of(files);
    tokenizer = HuggingFaceTokenizer.load(files, config.padding(), false);
    model = GlinerModel.load(files, config, OnnxOptions.ofCpu(1));
  }

  private List<Integer> ids(String word) {
    return known.computeIfAbsent(
        word,
        text -> {
          Encoding encoding = tokenizer.encode(List.of(text)).get(0);
          return IntStream.range(0, encoding.size())
              .filter(token -> !encoding.special(token))
              .mapToObj(encoding::id)
              .toList();
        });
  }

  /** The scores of a text as a case of the reference's form. */
  Case scored(String text, List<String> labels) {
    List<Integer> ids = new ArrayList<>();
    for (String label : labels) {
      ids.add(MARKER);
      ids.addAll(ids(label));
    }
    ids.add(END);
    List<Integer> firstTokens = new ArrayList<>();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      firstTokens.add(ids.size());
      ids.addAll(ids(word.group()));
    }
    Logits logits =
        model.run(SpanBatch.of(List.of(array(ids)), List.of(array(firstTokens)), labels.size(), 0));
    return new Case(
        model.scoring(),
        text,
        labels,
        Map.of(),
        FloatBuffer.wrap(logits.copy(0, 0, logits.columns())),
        logits.columns(),
        List.of());
  }

  Scoring scoring() {
    return model.scoring();
  }

  int maxSpanWords() {
    return model.maxSpanWords();
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void close() {
    tokenizer.close();
    model.close();
  }
}
