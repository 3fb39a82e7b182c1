package io.ner4j;

import static io.ner4j.Eventually.eventually;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code close()} ends, or is refused, on whatever thread and in whatever code it is called. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ClosingTest {

  private static final String REFUSED = "a pipeline cannot be closed by a call that it is running";

  private static NerPipeline pipeline() {
    HeldModel model = new HeldModel(1);
    model.releaseAll();
    return NerPipeline.builder(new FakeTokenizer(), model).build();
  }

  /** Calls until the pipeline is closed, and completes with the number of answers. */
  private static CompletableFuture<Integer> callUntilClosed(NerPipeline ner) {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              int answers = 0;
              try {
                while (true) {
                  answers += ner.extract("Bob").size();
                  answers += ner.extractAsync("Bob").join().size();
                  answers += ner.extractAll(List.of("Bob", "Bob")).size();
                }
              } catch (IllegalStateException e) {
                ended.complete(answers);
              } catch (RuntimeException | Error e) {
                ended.completeExceptionally(e);
              }
            });
    caller.setDaemon(true);
    caller.start();
    return ended;
  }

  @Test
  void aCleanerMayCloseBesideCalls() throws Exception {
    NerPipeline ner = pipeline();
    List<CompletableFuture<Integer>> callers =
        IntStream.range(0, 4).mapToObj(i -> callUntilClosed(ner)).toList();
    assertThat(ner.extract("Bob")).hasSize(1);
    Cleaner.create().register(new Object(), ner::close);
    eventually(
        "all callers are told",
        () -> {
          System.gc();
          return callers.stream().allMatch(CompletableFuture::isDone);
        });
    for (CompletableFuture<Integer> caller : callers) {
      assertThat(caller.get(60, SECONDS)).isNotNegative();
    }
    ner.close();
  }

  /** Code that the pipeline runs inside of a call. */
  enum Inside {
    TOKENIZER,
    MODEL,
    SOURCE
  }

  @ParameterizedTest
  @EnumSource
  void codeInsideOfACallCannotClose(Inside inside) {
    CompletableFuture<NerPipeline> made = new CompletableFuture<>();
    List<String> refused = new ArrayList<>();
    Consumer<Inside> close =
        where -> {
          if (where == inside) {
            try {
              made.join().close();
            } catch (IllegalStateException e) {
              synchronized (refused) {
                refused.add(String.valueOf(e.getMessage()));
              }
            }
          }
        };
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            if (made.isDone()) {
              close.accept(Inside.TOKENIZER);
            }
            return super.encode(texts);
          }
        };
    FakeModel model =
        new FakeModel(64) {
          @Override
          public Logits run(Batch batch) {
            close.accept(Inside.MODEL);
            return super.run(batch);
          }
        };
    NerPipeline ner = NerPipeline.builder(tokenizer, model).build();
    made.complete(ner);
    Stream<Integer> found =
        ner.extractAll(
            Stream.of("Bob", "Mali"),
            text -> {
              close.accept(Inside.SOURCE);
              return text;
            },
            (text, entities) -> entities.size());
    assertThat(found).containsExactly(1, 1);
    assertThat(ner.extractAsync("Bob").join()).hasSize(1);
    ner.close();
    assertThat(refused).isNotEmpty().containsOnly(REFUSED);
    assertThatThrownBy(() -> ner.extract("Bob")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aModelThatClosesWhileOthersWaitHoldsUpNobody() throws Exception {
    CompletableFuture<NerPipeline> made = new CompletableFuture<>();
    FakeModel model =
        new FakeModel(64) {
          @Override
          public Logits run(Batch batch) {
            made.join().close();
            return super.run(batch);
          }
        };
    NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).build();
    made.complete(ner);
    List<FutureTask<Integer>> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      FutureTask<Integer> caller = new FutureTask<>(() -> failures(ner));
      callers.add(caller);
      new Thread(caller).start();
    }
    for (FutureTask<Integer> caller : callers) {
      assertThat(caller.get(60, SECONDS)).isEqualTo(50);
    }
    ner.close();
  }

  /** Extracts 50 times and counts the calls that fail since the model may not close. */
  private static int failures(NerPipeline ner) {
    int failures = 0;
    for (int i = 0; i < 50; i++) {
      try {
        ner.extract("Bob");
      } catch (IllegalStateException | NerInferenceException e) {
        failures += String.valueOf(e.getMessage()).contains(REFUSED) ? 1 : 0;
      }
    }
    return failures;
  }

  @Test
  void whatMakesTheResultsOfAStreamMayCloseAndEndsIt() {
    NerPipeline ner = pipeline();
    Iterator<Integer> results =
        ner.extractAll(
                Stream.of("Bob", "Mali"),
                text -> text,
                (text, entities) -> {
                  ner.close();
                  return entities.size();
                })
            .iterator();
    assertThat(results.next()).isEqualTo(1);
    assertThatThrownBy(results::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aModelThatClosesItsPipelineAgainIsClosedOnce() {
    CompletableFuture<NerPipeline> made = new CompletableFuture<>();
    FakeModel model =
        new FakeModel(64) {
          @Override
          public void close() {
            super.close();
            made.join().close();
          }
        };
    made.complete(NerPipeline.builder(new FakeTokenizer(), model).build());
    made.join().close();
    assertThat(model.closed).isEqualTo(1);
  }

  @Test
  void aThreadOfAnotherPipelineMayClose() {
    NerPipeline first = pipeline();
    NerPipeline second = pipeline();
    assertThat(second.extractAsync("Bob").thenRun(first::close)).succeedsWithin(60, SECONDS);
    assertThatThrownBy(() -> first.extract("Bob")).isInstanceOf(IllegalStateException.class);
    second.close();
  }
}
