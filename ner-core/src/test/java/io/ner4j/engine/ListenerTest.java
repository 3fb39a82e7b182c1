package io.ner4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.HeldModel;
import io.ner4j.NerPipeline;
import io.ner4j.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A listener is told what is done, and does no harm. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ListenerTest {

  private static HeldModel model(int parallelism) {
    HeldModel model = new HeldModel(parallelism);
    model.releaseAll();
    return model;
  }

  @Test
  void whatIsDoneIsReported() {
    List<Progress> reports = new CopyOnWriteArrayList<>();
    try (NerPipeline pipeline =
        NerPipeline.builder(new FakeTokenizer(), model(3)).listener(reports::add).build()) {
      List<String> texts = List.of("Bob", "one two six", "", "word ".repeat(200), "Mali now");
      pipeline.extractAll(texts);
      Progress done = sum(reports);
      assertThat(done.texts()).isEqualTo(5);
      // A window holds 62 tokens of text and shares 15 with the next: the long text has 4.
      assertThat(done.windows()).isEqualTo(3 + 4);
      assertThat(done.tokens()).isEqualTo(1 + 3 + 2 + 200 + 3 * 15 + 7 * 2);
      texts.forEach(pipeline::extract);
      Progress twice = sum(reports);
      assertThat(twice.texts()).isEqualTo(10);
      assertThat(twice.windows()).isEqualTo(14);
      assertThat(twice.batches()).isBetween(5L, 14L);
    }
  }

  private static Progress sum(List<Progress> reports) {
    return reports.stream().reduce(Progress.NONE, Progress::plus);
  }

  @Test
  void aListenerThatThrowsFailsNoText() {
    List<Throwable> uncaught = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    try (NerPipeline pipeline =
        NerPipeline.builder(new FakeTokenizer(), new FakeModel(64))
            .listener(
                progress -> {
                  throw new UnsupportedOperationException("listener");
                })
            .build()) {
      assertThat(pipeline.extract("Bob")).hasSize(1);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
    assertThat(uncaught).hasSize(2).allMatch(e -> "listener".equals(e.getMessage()));
  }
}
