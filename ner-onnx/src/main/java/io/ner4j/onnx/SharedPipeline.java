package io.ner4j.onnx;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One user's hold on the pipeline that a process has for a {@link NerPipelineSpec}. Closing it
 * gives the hold back; the model goes on for the others. Safe for use by many threads.
 *
 * <pre>{@code
 * NerPipelineSpec spec = OnnxNer.englishBuilder().spec();
 * try (SharedPipeline ner = spec.shared()) {
 *   ner.extract("Angela Merkel met Tim Cook in Cupertino.");
 *   ner.pipeline().extractWords(List.of("Angela", "Merkel", "met", "Tim", "Cook"));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SharedPipeline implements EntityRecognizer {

  private final AtomicReference<@Nullable NerPipeline> held;
  private final Runnable giveBack;

  /**
   * Makes a hold.
   *
   * @param view a view of the shared pipeline: closing it does nothing
   * @param giveBack is run once
   */
  SharedPipeline(NerPipeline view, Runnable giveBack) {
    this.held = new AtomicReference<>(view);
    this.giveBack = giveBack;
  }

  /**
   * Gives the pipeline with all that it can do: words, tokens, options of a call. Closing that does
   * nothing.
   *
   * @return the pipeline
   * @throws IllegalStateException if this was closed
   */
  public NerPipeline pipeline() {
    NerPipeline pipeline = held.get();
    if (pipeline == null) {
      throw new IllegalStateException(
          "this SharedPipeline is closed; ask NerPipelineSpec.shared() for another");
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
    NerPipeline pipeline = held.get();
    return pipeline == null ? "SharedPipeline[closed]" : "SharedPipeline[" + pipeline + "]";
  }
}
