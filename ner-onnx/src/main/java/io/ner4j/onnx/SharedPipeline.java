package io.ner4j.onnx;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One user's hold on the pipeline that a process has for a {@link PipelineSpec}. Closing it gives
 * the hold back; the model goes on for the others. Safe for use by many threads.
 *
 * <pre>{@code
 * NerPipelineSpec spec = OnnxNer.englishBuilder().spec();
 * try (SharedPipeline<NerPipeline> ner = spec.shared()) {
 *   ner.extract("Angela Merkel met Tim Cook in Cupertino.");
 *   ner.pipeline().extractWords(List.of("Angela", "Merkel", "met", "Tim", "Cook"));
 * }
 * }</pre>
 *
 * @param <P> the kind of pipeline
 * @since 0.1.0
 */
public final class SharedPipeline<P extends EntityRecognizer> implements EntityRecognizer {

  private final AtomicReference<@Nullable P> held;
  private final Runnable giveBack;

  /**
   * Makes a hold.
   *
   * @param view a view of the shared pipeline: closing it does nothing
   * @param giveBack is run once
   */
  SharedPipeline(P view, Runnable giveBack) {
    this.held = new AtomicReference<>(view);
    this.giveBack = giveBack;
  }

  /**
   * Gives the pipeline with all that it can do: words, tokens, options or labels of a call. Closing
   * that does nothing.
   *
   * @return the pipeline
   * @throws IllegalStateException if this was closed
   */
  public P pipeline() {
    P pipeline = held.get();
    if (pipeline == null) {
      throw new IllegalStateException(
          "this SharedPipeline is closed; ask its specification's shared() for another");
    }
    return pipeline;
  }

  @Override
  public List<Entity> extract(String text) {
    return pipeline().extract(text);
  }

  @Override
  public List<List<Entity>> extractAll(Collection<String> texts) {
    return pipeline().extractAll(texts);
  }

  @Override
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    return pipeline().extractAll(items, text, result);
  }

  @Override
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    return pipeline().extractAsync(text);
  }

  /** Gives the hold back. Closing again does nothing. Streams that it gave must have ended. */
  @Override
  public void close() {
    if (held.getAndSet(null) != null) {
      giveBack.run();
    }
  }

  /** The pipeline's text, or that this is closed. */
  @Override
  public String toString() {
    P pipeline = held.get();
    return pipeline == null ? "SharedPipeline[closed]" : "SharedPipeline[" + pipeline + "]";
  }
}
