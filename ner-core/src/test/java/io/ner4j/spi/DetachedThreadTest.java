package io.ner4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.NerPipeline;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What a thread keeps of the one that made it. */
class DetachedThreadTest {

  private static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();

  /** What a thread was found with. */
  private record Found(
      String user, ClassLoader loader, ThreadGroup group, int priority, boolean daemon) {

    static Found here() {
      Thread thread = Thread.currentThread();
      return new Found(
          String.valueOf(USER.get()),
          thread.getContextClassLoader(),
          thread.getThreadGroup(),
          thread.getPriority(),
          thread.isDaemon());
    }
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** Runs a call as an application that shares the library would. */
  @SuppressWarnings("ThreadPriorityCheck") // that it is not inherited is what is tested
  private static Found asAnApplication(java.util.concurrent.Callable<Found> call) throws Exception {
    FutureTask<Found> task =
        new FutureTask<>(
            () -> {
              USER.set("alice");
              Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
              return call.call();
            });
    Thread thread = new Thread(new ThreadGroup("application"), task, "application");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return task.get();
  }

  private static void assertDetached(Found found) {
    assertThat(found)
        .isEqualTo(
            new Found(
                "null", DetachedThread.class.getClassLoader(), root(), Thread.NORM_PRIORITY, true));
  }

  @Test
  void aThreadCarriesNothingOfItsMaker() throws Exception {
    assertDetached(
        asAnApplication(
            () -> {
              FutureTask<Found> work = new FutureTask<>(Found::here);
              DetachedThread.of("work", work).start();
              return work.get();
            }));
  }

  @Test
  void aPipelinesThreadsCarryNothingOfTheCallerThatStartedThem() throws Exception {
    try (NerPipeline ner = NerPipeline.builder(new WordTokenizer(), new OutsideModel()).build()) {
      assertDetached(asAnApplication(() -> found(ner)));
      assertDetached(found(ner));
    }
  }

  private static Found found(NerPipeline ner) throws Exception {
    CompletableFuture<Found> found;
    do {
      // A future that has ended already runs what depends on it here.
      Thread here = Thread.currentThread();
      found =
          ner.extractAsync("a b ".repeat(300))
              .thenApply(e -> Thread.currentThread() == here ? null : Found.here());
    } while (found.get() == null);
    return found.get();
  }

  private static final class WordTokenizer implements Tokenizer {

    @Override
    public List<Encoding> encode(List<String> texts) {
      return texts.stream()
          .map(text -> Encoding.builder().special(1).token(7, 0, 1, 0).special(2).build())
          .toList();
    }

    @Override
    public int padId() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static final class OutsideModel implements Model {

    @Override
    public List<String> labels() {
      return List.of("O", "B-PER");
    }

    @Override
    public int maxTokens() {
      return 64;
    }

    @Override
    public io.ner4j.Device device() {
      return io.ner4j.Device.cpu();
    }

    @Override
    public Logits run(Batch batch) {
      float[] values = new float[batch.rows() * batch.columns() * 2];
      return Logits.of(values, batch.rows(), batch.columns(), 2);
    }

    @Override
    public void close() {}
  }
}
