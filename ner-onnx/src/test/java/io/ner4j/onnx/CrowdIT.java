package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.contract.HardStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many callers of the real model, whose texts share batches and sessions. */
class CrowdIT {

  private static final List<String> TEXTS = new HardStrings(7).next(2_000);
  private static final double SAME_SCORE = 1e-4;

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "2, 1", "2, 2", "2, 4"})
  void everyCallerGetsWhatALoneOneGets(int intraOpThreads, int parallelRuns) throws Exception {
    List<List<Entity>> alone = alone();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (NerPipeline pipeline =
        TinyBert.builder().intraOpThreads(intraOpThreads).parallelRuns(parallelRuns).load()) {
      List<Future<List<Entity>>> answers = new ArrayList<>();
      for (String text : TEXTS) {
        answers.add(threads.submit(() -> pipeline.extract(text)));
      }
      for (int i = 0; i < TEXTS.size(); i++) {
        same(answers.get(i).get(), alone.get(i));
      }
      List<List<Entity>> streamed = pipeline.extractAll(TEXTS.stream()).toList();
      for (int i = 0; i < TEXTS.size(); i++) {
        same(streamed.get(i), alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void futuresHoldWhatALoneCallerGets() throws Exception {
    List<List<Entity>> alone = alone();
    try (NerPipeline pipeline =
        TinyBert.builder().pipeline(options -> options.maxWaiting(TEXTS.size())).load()) {
      List<CompletableFuture<List<Entity>>> answers =
          TEXTS.stream().map(pipeline::extractAsync).toList();
      for (int i = 0; i < TEXTS.size(); i++) {
        same(answers.get(i).get(), alone.get(i));
      }
    }
  }

  private static List<List<Entity>> alone() {
    try (NerPipeline pipeline = TinyBert.builder().intraOpThreads(1).parallelRuns(1).load()) {
      return TEXTS.stream().map(pipeline::extract).toList();
    }
  }

  private static void same(List<Entity> found, List<Entity> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      Entity one = found.get(i);
      Entity other = expected.get(i);
      assertThat(one.score()).isBetween(other.score() - SAME_SCORE, other.score() + SAME_SCORE);
      assertThat(new Entity(one.text(), one.type(), one.start(), one.end(), other.score()))
          .isEqualTo(other);
    }
  }
}
