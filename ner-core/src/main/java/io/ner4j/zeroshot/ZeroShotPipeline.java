package io.ner4j.zeroshot;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.engine.Calls;
import io.ner4j.engine.Engine;
import io.ner4j.engine.ResultStream.Asked;
import io.ner4j.prompt.LabelPrompt;
import io.ner4j.prompt.SpanSettings;
import io.ner4j.prompt.SpanTask;
import io.ner4j.prompt.WordTokenizer;
import io.ner4j.spi.ObservablePipeline;
import io.ner4j.spi.PipelineObserver;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.spi.Tokenizer;
import io.ner4j.thread.Gate;
import java.io.NotSerializableException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds entities of any type: labels such as {@code person} or {@code drug name} come with the
 * call, and a model such as GLiNER reads them with the text.
 *
 * <pre>{@code
 * anyType.extract("Tim Cook takes aspirin.", "person", "drug name");
 * // person 0 to 8, drug name 15 to 22
 *
 * EntityRecognizer people = anyType.labels("person"); // for many texts, streams, futures
 * people.extract("Tim Cook takes aspirin.");
 * }</pre>
 *
 * <p>Texts of any length are read to their end. Calls that ask for the same labels at the same time
 * share batches. All that {@link io.ner4j.NerPipeline} says of strings, threads and blocking holds
 * here too. Immutable; any number of threads may use one pipeline at once. Whoever made it closes
 * it; it closes its tokenizer and its model.
 *
 * @since 0.1.0
 */
// It is Serializable so that a serialiser asks it, and is told what to do.
public final class ZeroShotPipeline implements EntityRecognizer, ObservablePipeline, Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final transient SpanClassifier model;
  private final transient Gate gate;
  private final transient Engine engine;
  private final transient Calls calls;
  private final transient WordTokenizer tokenizer;
  private final transient SpanSettings settings;
  private final transient PromptCache prompts;
  private final transient ZeroShotOptions options;

  /** What is looked for, unless the call says; none if there is no label. */
  private final transient @Nullable LabelPrompt prompt;

  /** Whether all but the options are another pipeline's. */
  private final transient boolean view;

  ZeroShotPipeline(
      ZeroShotPipelineBuilder builder,
      WordTokenizer tokenizer,
      SpanSettings settings,
      Engine engine,
      Gate gate) {
    this.model = builder.model;
    this.tokenizer = tokenizer;
    this.settings = settings;
    this.gate = gate;
    this.engine = engine;
    this.calls = new Calls(engine, gate);
    this.prompts =
        new PromptCache(
            new LabelPrompt.Maker(tokenizer, settings.template(), model, settings.maxTokens()));
    this.options = builder.options;
    this.prompt = prompt(options);
    this.view = false;
  }

  private ZeroShotPipeline(ZeroShotPipeline whole, ZeroShotOptions options) {
    this.model = whole.model;
    this.tokenizer = whole.tokenizer;
    this.settings = whole.settings;
    this.gate = whole.gate;
    this.engine = whole.engine;
    this.calls = whole.calls;
    this.prompts = whole.prompts;
    this.options = options;
    this.prompt = prompt(options);
    this.view = true;
  }

  /**
   * Starts a pipeline.
   *
   * @param tokenizer cuts words into tokens; the pipeline will own it
   * @param model scores spans; the pipeline will own it
   * @return a builder with the defaults
   */
  public static ZeroShotPipelineBuilder builder(Tokenizer tokenizer, SpanClassifier model) {
    return new ZeroShotPipelineBuilder(tokenizer, model);
  }

  private @Nullable LabelPrompt prompt(ZeroShotOptions options) {
    return options.labels().isEmpty() ? null : gate.pass(() -> prompts.of(options.toLabels()));
  }

  /**
   * Gives this pipeline for other labels, with its other options as they are; thresholds of single
   * labels do not count any more.
   *
   * @param labels what to look for, such as {@code person}
   * @return a view, as {@link #with} gives it
   * @throws IllegalArgumentException if there is no label, or the model cannot read one
   */
  public ZeroShotPipeline labels(String... labels) {
    return labels(Arrays.asList(Objects.requireNonNull(labels, "labels")));
  }

  /**
   * Gives this pipeline for other labels, with its other options as they are; thresholds of single
   * labels do not count any more.
   *
   * @param labels what to look for, such as {@code person}
   * @return a view, as {@link #with} gives it
   * @throws IllegalArgumentException if there is no label, or the model cannot read one
   */
  public ZeroShotPipeline labels(Collection<String> labels) {
    if (Objects.requireNonNull(labels, "labels").isEmpty()) {
      throw noLabel();
    }
    ZeroShotOptions.Builder asked =
        ZeroShotOptions.builder()
            .labels(labels)
            .threshold(options.threshold())
            .nested(options.nested())
            .severalLabels(options.severalLabels())
            .layout(options.layout());
    return with(asked.build());
  }

  /**
   * Gives this pipeline with other options: for lists, streams, futures, and for many calls with
   * the same labels, whose prompt is prepared here, once. It is a view that holds the prompt and
   * little else; its calls share the model and the queue with all others.
   *
   * @param options what to look for
   * @return the view. Closing it does nothing; it ends when this pipeline is closed
   * @throws NullPointerException if the options are null
   * @throws IllegalArgumentException if the model cannot read a label
   * @throws IllegalStateException if the pipeline is closed
   */
  public ZeroShotPipeline with(ZeroShotOptions options) {
    return new ZeroShotPipeline(this, Objects.requireNonNull(options, "options"));
  }

  /**
   * Finds the entities of a text that have one of these labels.
   *
   * @param text any string
   * @param labels what to look for, such as {@code person}
   * @return the entities, as {@link #extract(String)} finds them
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if there is no label, or the model cannot read one
   * @throws io.ner4j.NerException as {@link #extract(String)} does
   */
  public List<Entity> extract(String text, String... labels) {
    Objects.requireNonNull(text, "text");
    return labels(labels).extract(text);
  }

  /**
   * {@inheritDoc}
   *
   * <p>If entities may nest or have several labels, they overlap: those that start first come
   * first, then the longer ones.
   *
   * @throws IllegalStateException if the pipeline is closed, or has no labels
   */
  @Override
  public List<Entity> extract(String text) {
    return calls.one(text, this::task);
  }

  @Override
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    return calls.later(text, this::task);
  }

  @Override
  public List<List<Entity>> extractAll(Collection<String> texts) {
    return calls.all(texts, this::task);
  }

  @Override
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    return calls.all(items, text, result, this::task);
  }

  private Asked<List<Entity>> task(long index, String text) {
    if (prompt == null) {
      throw new IllegalStateException(
          "the pipeline has no labels to look for; call labels(\"person\") or extract(text, \"person\")");
    }
    SpanTask task =
        new SpanTask(
            index,
            text,
            settings.ofCall(),
            prompt,
            new SpanTask.Rules(options.nested(), options.severalLabels(), options.layout()));
    return new Asked<>(task, task::entities);
  }

  private static IllegalArgumentException noLabel() {
    return new IllegalArgumentException(
        "at least one label is needed, such as \"person\", but there is none");
  }

  @Override
  public void addObserver(PipelineObserver observer) {
    engine.observers().add(observer);
  }

  @Override
  public void removeObserver(PipelineObserver observer) {
    engine.observers().remove(observer);
  }

  @Override
  public int waiting() {
    return engine.waiting();
  }

  /** {@return what is looked for, and how spans are chosen} */
  public ZeroShotOptions options() {
    return options;
  }

  /** {@return where the model runs, never {@link Device#auto()}} */
  public Device device() {
    return model.device();
  }

  /** Names the model, its device and the labels, in one line for logs. */
  @Override
  public String toString() {
    return "ZeroShotPipeline[model=%s, device=%s, labels=%s]"
        .formatted(model.name(), device(), options.labels());
  }

  /**
   * Refuses to be written, since a pipeline holds native memory and threads. It stays open.
   *
   * @return nothing
   * @throws NotSerializableException always
   */
  @Serial
  private Object writeReplace() throws NotSerializableException {
    throw new NotSerializableException(
        "a ZeroShotPipeline holds a loaded model and cannot be sent to another process; send a ZeroShotNerSpec (ZeroShotNerBuilder.spec()), and call its shared() where the texts are");
  }

  /**
   * Waits for the calls that are running, then frees the tokenizer and the model. Later calls throw
   * IllegalStateException; closing again does nothing, and so does closing a view.
   *
   * @throws IllegalStateException if a call that the pipeline is running closes it
   */
  @Override
  public void close() {
    if (view) {
      return;
    }
    gate.close(
        () -> {
          engine.close();
          try (tokenizer) {
            model.close();
          }
        });
  }
}
