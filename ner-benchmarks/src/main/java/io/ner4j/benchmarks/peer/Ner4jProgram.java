package io.ner4j.benchmarks.peer;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.Progress;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** ner4j, which reads a list by extractAll and a single text by extract. */
public final class Ner4jProgram implements Program {

  private final NerPipeline pipeline;
  private final AtomicReference<Progress> done;

  private Ner4jProgram(NerPipeline pipeline, AtomicReference<Progress> done) {
    this.pipeline = pipeline;
    this.done = done;
  }

  public static Ner4jProgram of(ModelFiles model, Place place) {
    return of(model, place, options -> {});
  }

  /** The same, with every window in a batch of its own. */
  public static Ner4jProgram uncombined(ModelFiles model, Place place) {
    return of(model, place, options -> options.maxBatchTokens(1));
  }

  private static Ner4jProgram of(ModelFiles model, Place place, Consumer<NerPipelineBuilder> more) {
    AtomicReference<Progress> done = new AtomicReference<>(Progress.NONE);
    NerPipeline pipeline =
        model
            .ner4j(place)
            .pipeline(
                options -> options.listener(some -> done.accumulateAndGet(some, Progress::plus)))
            .pipeline(more)
            .load();
    return new Ner4jProgram(pipeline, done);
  }

  /** How its batches were filled since the last time it was asked. */
  public String batches() {
    Progress since = done.getAndSet(Progress.NONE);
    return String.format(
        Locale.ROOT,
        "%.1f windows and %.0f tokens a batch, %.1f %% padding",
        (double) since.windows() / since.batches(),
        (double) since.tokens() / since.batches(),
        100 * since.paddingShare());
  }

  public NerPipeline pipeline() {
    return pipeline;
  }

  @Override
  public String name() {
    return "ner4j";
  }

  @Override
  public long read(List<String> texts) {
    List<List<Entity>> entities =
        texts.size() == 1 ? List.of(pipeline.extract(texts.get(0))) : pipeline.extractAll(texts);
    return entities.stream().mapToLong(List::size).sum();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
