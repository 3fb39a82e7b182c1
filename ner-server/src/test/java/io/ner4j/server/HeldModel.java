package io.ner4j.server;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A model that finds nothing, and takes as long about it as a test wants. */
final class HeldModel implements Model {

  private static final Pattern WORD = Pattern.compile("\\S+");

  private final CountDownLatch entered = new CountDownLatch(1);
  private final Semaphore held = new Semaphore(0);
  private volatile boolean failing;

  /** A pipeline on this model. */
  ServedPipeline served() {
    return ServedPipeline.load(
        options -> {
          NerPipelineBuilder builder = NerPipeline.builder(new Words(), this);
          options.accept(builder);
          return builder.build();
        });
  }

  /** Waits until a run has begun. */
  void awaitRun() throws InterruptedException {
    if (!entered.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("no run began");
    }
  }

  /** Lets all runs go on, those to come too. */
  void release() {
    held.release(1 << 20);
  }

  /** Makes all runs to come fail. */
  void fail() {
    failing = true;
  }

  @Override
  public List<String> labels() {
    return List.of("O", "B-PER", "I-PER");
  }

  @Override
  public int maxTokens() {
    return 64;
  }

  @Override
  public Device device() {
    return Device.cpu();
  }

  @Override
  public Logits run(Batch batch) {
    entered.countDown();
    held.acquireUninterruptibly();
    if (failing) {
      throw new IllegalStateException("the model fails, as the test wants it");
    }
    float[] logits = new float[batch.rows() * batch.columns() * 3];
    for (int i = 0; i < logits.length; i += 3) {
      logits[i] = 9;
    }
    return Logits.of(logits, batch.rows(), batch.columns(), 3);
  }

  @Override
  public void close() {}

  /** A token for each word. */
  private static final class Words implements Tokenizer {

    @Override
    public List<Encoding> encode(List<String> texts) {
      return texts.stream().map(Words::encoding).toList();
    }

    private static Encoding encoding(String text) {
      Encoding.Builder encoding = Encoding.builder();
      int[] word = {0};
      WORD.matcher(text)
          .results()
          .forEach(match -> encoding.token(1, match.start(), match.end(), word[0]++));
      return encoding.build();
    }

    @Override
    public int padId() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
