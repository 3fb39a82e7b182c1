package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.span.PerTokenDecoder;
import io.ner4j.spi.Model;
import io.ner4j.spi.ModelDefaults;
import io.ner4j.spi.Tokenizer;
import io.ner4j.task.TaskSettings;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes a {@link NerPipeline}. Every option has a default; setters check their value at once,
 * {@link #build} checks them against the model. For one thread.
 *
 * <pre>{@code
 * NerPipeline ner =
 *     NerPipeline.builder(tokenizer, model)
 *         .aggregation(Aggregation.AVERAGE)
 *         .minScore(0.8)
 *         .includeTypes("PER", "ORG")
 *         .listener(progress -> System.out.println(progress.texts()))
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class NerPipelineBuilder extends PipelineOptions<NerPipelineBuilder> {

  private final Tokenizer tokenizer;
  private final Model model;
  private ProgressListener listener = ProgressListener.NONE;

  NerPipelineBuilder(Tokenizer tokenizer, Model model) {
    this.tokenizer = Objects.requireNonNull(tokenizer, "tokenizer");
    this.model = Objects.requireNonNull(model, "model");
  }

  @Override
  NerPipelineBuilder self() {
    return this;
  }

  /**
   * Registers a progress listener. It is told of each batch after the run, and of each text after
   * its end, before the call that the text belongs to returns or completes its future. Default:
   * none. It is no part of a {@link PipelineConfig}.
   *
   * <p>The listener may call the pipeline, and may wait for such calls; it is not told of calls
   * that it makes itself. It must not wait for the call that it is told of: {@link
   * NerPipeline#close} throws IllegalStateException there. A batch of several callers is told of in
   * one of their calls.
   *
   * @param listener takes what was done since it was told last; called by several threads at once,
   *     on callers' threads and the pipeline's own. What it throws, errors included, fails no text:
   *     it goes to the thread's handler of uncaught exceptions
   * @return this builder
   */
  public NerPipelineBuilder listener(Consumer<Progress> listener) {
    this.listener = ProgressListener.of(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Makes the pipeline, which owns the tokenizer and the model from now on. If this method throws,
   * they stay the caller's.
   *
   * @return the pipeline
   * @throws IllegalArgumentException if an option does not fit the model or another option; the
   *     message says which and what would
   * @throws NerModelException if the tokenizer makes no token of a letter, or the model reads no
   *     token of text
   */
  public NerPipeline build() {
    LabelSet labels =
        scheme == null ? LabelSet.of(model.labels()) : LabelSet.of(model.labels(), scheme);
    PipelineConfig config = checked();
    ModelDefaults defaults = model.defaults();
    Function<LabelSet, BioDecoder> reader = decoder == null ? defaults.decoding() : decoder;
    boolean byToken = aggregation == Aggregation.NONE;
    Layout read = layout == null ? defaults.layout() : layout;
    SpecialTokenTemplate template = SpecialTokenTemplate.of(tokenizer);
    TaskSettings settings =
        new TaskSettings(
            labels,
            aggregation,
            byToken ? PerTokenDecoder.ofEntities(labels) : reader.apply(labels),
            types.filter(labels, byToken).namesOnly(!byToken && read == Layout.AUTO),
            template,
            windows.sizes(model, template),
            maxBatchTokens == null ? model.batchTokens() : maxBatchTokens,
            maxWaiting,
            read,
            listener);
    return new NerPipeline(tokenizer, model, settings, config);
  }
}
