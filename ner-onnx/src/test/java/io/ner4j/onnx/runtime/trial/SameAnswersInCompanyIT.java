package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.TaggedSentence;
import io.ner4j.onnx.cache.BundledModels;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.ModelGraph;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The bundled model gives a sentence the same logits, to the last bit, whatever runs beside it. Its
 * activations are quantised by constant scales, so no other sentence moves them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAnswersInCompanyIT {

  private static final int SENTENCES = Scale.of(60, 300);
  private static final int THREADS = 16;

  private final ModelDirectory files =
      ModelDirectory.of(BundledModels.onClassPath().named("en").directory(Cache.directory()));
  private final ModelConfig config = ModelConfig.of(files, null);
  private final OnnxModel model = OnnxModel.load(files, config, OnnxOptions.ofCpu(2));
  private final List<int[]> sentences = sentences();
  private final List<float[]> alone =
      sentences.stream()
          .map(ids -> model.run(Batch.of(List.of(ids), 0)).copy(0, 0, ids.length))
          .toList();

  @AfterAll
  void close() {
    model.close();
  }

  private List<int[]> sentences() {
    try (InputStream in = getClass().getResourceAsStream("/english/ewt-sample.conll");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(files, config)) {
      List<int[]> all = new ArrayList<>();
      for (TaggedSentence sentence : ConllReader.of().read(reader).subList(0, SENTENCES)) {
        Encoding tokens = tokenizer.encode(List.of(String.join(" ", sentence.words()))).get(0);
        all.add(IntStream.range(0, tokens.size()).map(tokens::id).toArray());
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many sentences have other logits than alone, in batches of one to 32 in an order. */
  private long differing(List<Integer> order, Random random) {
    long differing = 0;
    int first = 0;
    while (first < order.size()) {
      int last = Math.min(order.size(), first + 1 + random.nextInt(32));
      List<Integer> some = order.subList(first, last);
      Logits together = model.run(Batch.of(some.stream().map(sentences::get).toList(), 0));
      differing +=
          IntStream.range(0, some.size())
              .filter(
                  row ->
                      !Arrays.equals(
                          alone.get(some.get(row)),
                          together.copy(row, 0, sentences.get(some.get(row)).length)))
              .count();
      first = last;
    }
    return differing;
  }

  private static List<Integer> inOrder() {
    return new ArrayList<>(IntStream.range(0, SENTENCES).boxed().toList());
  }

  private static List<Integer> shuffled(long seed) {
    List<Integer> order = inOrder();
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  @Test
  void theModelHasConstantScales() {
    assertThat(ModelGraph.read(files.model(), true).dynamic()).isFalse();
    assertThat(model.skipsPadding()).isTrue();
  }

  @Test
  void inAListLogitsAreThoseOfTheSentenceAlone() {
    assertThat(differing(inOrder(), new Random(1))).isZero();
  }

  @Test
  void inAnyOrderLogitsAreThoseOfTheSentenceAlone() {
    assertThat(differing(shuffled(2), new Random(2))).isZero();
  }

  @Test
  void fromManyThreadsLogitsAreThoseOfTheSentenceAlone() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int seed = i;
        tasks.add(() -> differing(shuffled(seed), new Random(seed)));
      }
      long differing = 0;
      for (Future<Long> task : threads.invokeAll(tasks)) {
        differing += task.get();
      }
      assertThat(differing).isZero();
    } finally {
      threads.shutdownNow();
    }
  }
}
