package io.ner4j;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.decode.BioDecoder;
import io.ner4j.engine.Engine;
import io.ner4j.span.EntityCollector;
import io.ner4j.span.EntityFilter;
import io.ner4j.task.ReadSettings;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.TextTask;
import io.ner4j.task.TokenModel;
import io.ner4j.task.TokenTask;
import io.ner4j.thread.Gate;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;
import io.ner4j.window.WindowSizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Calls while no thread can be started, as in a container that has as many as it may have. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class NoThreadsTest {

  private final HeldModel model = new HeldModel(1);
  private final FakeTokenizer tokenizer = new FakeTokenizer();
  private final TaskSettings settings =
      new TaskSettings(
          Windows.LABELS,
          new ReadSettings(
              Aggregation.FIRST,
              BioDecoder.lenient(Windows.LABELS),
              new EntityFilter(Map.of(), 0),
              Layout.NONE),
          SpecialTokenTemplate.of(tokenizer),
          new WindowSizes(62, 62, 62, 15, 15, LongText.WINDOWS),
          64,
          1000,
          ProgressListener.NONE);
  private final Gate gate = new Gate();

  /** An engine whose threads were ended, so that none can be started. */
  private final Engine engine =
      new Engine(tokenizer, new TokenModel(model, tokenizer.padId(), settings), 64, 1000, gate);

  NoThreadsTest() {
    engine.close();
  }

  private TextTask task(String text, EntityCollector collector) {
    return new TokenTask(0, text, null, settings, collector);
  }

  private EntityCollector collector(String text) {
    return new EntityCollector(text, settings.reading().filter());
  }

  private List<Entity> extract(String text) {
    EntityCollector collector = collector(text);
    return gate.pass(
        () -> {
          engine.read(task(text, collector));
          return collector.entities();
        });
  }

  private CompletableFuture<List<Entity>> extractAsync(String text) {
    EntityCollector collector = collector(text);
    return engine.readLater(task(text, collector), collector::entities);
  }

  private void close() {
    gate.close(() -> {});
  }

  @Test
  void callersThatWaitHandTheLaneOn() throws Exception {
    List<FutureTask<Integer>> callers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int caller = i;
      FutureTask<Integer> task =
          new FutureTask<>(
              () ->
                  IntStream.range(0, 200)
                      .map(n -> extract("x ".repeat((caller + n) % 30) + "Bob").size())
                      .sum());
      callers.add(task);
      new Thread(task).start();
    }
    Eventually.eventually("a batch", () -> model.begun.get() > 0);
    model.releaseAll();
    for (FutureTask<Integer> caller : callers) {
      assertThat(caller.get(60, SECONDS)).isEqualTo(200);
    }
    close();
  }

  @Test
  void theCallersThreadDoesTheWorkOfAFuture() throws Exception {
    model.releaseAll();
    assertThat(extractAsync("Bob").get(60, SECONDS)).hasSize(1);
    assertThat(extractAsync("word ".repeat(20_000) + "Bob").get(60, SECONDS)).hasSize(1);
    assertThat(model.threads).containsOnly(Thread.currentThread());
    close();
  }

  @Test
  void futuresThatWaitBesideCallersEnd() throws Exception {
    List<FutureTask<List<Entity>>> asking = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      boolean later = i % 2 == 0;
      FutureTask<List<Entity>> task =
          new FutureTask<>(() -> later ? extractAsync("Bob").get(60, SECONDS) : extract("Bob"));
      asking.add(task);
      new Thread(task).start();
    }
    Eventually.eventually("a batch", () -> model.begun.get() > 0);
    model.releaseAll();
    for (FutureTask<List<Entity>> task : asking) {
      assertThat(task.get(60, SECONDS)).hasSize(1);
    }
    close();
  }

  @Test
  void theCallersThreadReadsAList() {
    model.releaseAll();
    List<String> texts = Collections.nCopies(2000, "in Mali now and then");
    List<EntityCollector> collectors = texts.stream().map(this::collector).toList();
    gate.pass(
        () -> {
          engine
              .read(
                  IntStream.range(0, texts.size())
                      .mapToObj(i -> task(texts.get(i), collectors.get(i)))
                      .iterator())
              .readAll();
          return texts;
        });
    assertThat(collectors).allMatch(collector -> collector.entities().size() == 1);
    close();
  }
}
