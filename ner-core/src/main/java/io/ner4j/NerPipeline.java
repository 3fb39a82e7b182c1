package io.ner4j;

import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TokenLabel;
import io.ner4j.engine.Calls;
import io.ner4j.engine.Engine;
import io.ner4j.engine.ResultStream.Asked;
import io.ner4j.span.EntityCollector;
import io.ner4j.span.SpanCollector;
import io.ner4j.span.WordEntityCollector;
import io.ner4j.spi.Model;
import io.ner4j.spi.ModelDefaults;
import io.ner4j.spi.ObservablePipeline;
import io.ner4j.spi.PipelineObserver;
import io.ner4j.spi.Tokenizer;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.TokenModel;
import io.ner4j.task.TokenTask;
import io.ner4j.thread.Gate;
import io.ner4j.window.WordIndex;
import java.io.NotSerializableException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the named entities of a text with a model.
 *
 * <pre>{@code
 * try (NerPipeline ner = NerPipeline.builder(tokenizer, model).minScore(0.8).build()) {
 *   ner.extract("Angela Merkel met Tim Cook."); // PER 0 to 13, PER 18 to 26
 * }
 * }</pre>
 *
 * <p>A text of any length is read to its end, and any string is a text: unpaired surrogates,
 * control characters and white space included. Immutable; any number of threads may use one
 * pipeline at once, and calls that wait at the same time share batches. Whoever made it closes it;
 * it closes its tokenizer and its model.
 *
 * <p><b>Blocking.</b> Callers' code may call the pipeline and wait for it wherever it runs. What
 * depends on a future of {@link #extractAsync} runs when the call is over and holds nothing: it may
 * block, on other futures too, and may close the pipeline. A {@linkplain
 * NerPipelineBuilder#listener listener} and the functions that give the texts of a stream run
 * inside of a call, but hold nothing that other calls need. They may block, but {@link #close}
 * throws there. Each call ends with an answer or an exception, even if no thread can be started or
 * the heap is full, as long as the tokenizer and the model return. A call that waits is ended by an
 * interrupt of its thread.
 *
 * <p><b>Threads.</b> The pipeline's own threads are daemons, carry no thread-locals, class loader
 * or security context of the callers that made it start them, and end after five seconds without
 * work.
 *
 * <p>{@code io.ner4j.onnx.OnnxNer} makes pipelines from model directories; {@link #builder} makes
 * them from any {@link Tokenizer} and {@link Model}.
 *
 * @since 0.1.0
 */
// It is Serializable so that a serialiser asks it, and is told what to do.
public final class NerPipeline implements EntityRecognizer, ObservablePipeline, Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Tokenizer tokenizer;
  private final transient Model model;
  private final transient TaskSettings settings;
  private final transient PipelineConfig config;
  private final transient Gate gate;
  private final transient Engine engine;
  private final transient Calls calls;

  /** Whether the tokenizer and the model are another pipeline's. */
  private final transient boolean view;

  NerPipeline(Tokenizer tokenizer, Model model, TaskSettings settings, PipelineConfig config) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.settings = settings;
    this.config = config;
    this.gate = new Gate();
    this.engine =
        new Engine(
            tokenizer,
            new TokenModel(model, tokenizer.padId(), settings),
            settings.maxBatchTokens(),
            settings.maxWaiting(),
            gate);
    this.calls = new Calls(engine, gate);
    this.view = false;
  }

  /** A view of a pipeline with other options of reading. */
  private NerPipeline(NerPipeline whole, TaskSettings settings, PipelineConfig config) {
    this.tokenizer = whole.tokenizer;
    this.model = whole.model;
    this.settings = settings;
    this.config = config;
    this.gate = whole.gate;
    this.engine = whole.engine;
    this.calls = whole.calls;
    this.view = true;
  }

  /**
   * Starts a pipeline.
   *
   * @param tokenizer cuts texts into tokens; the pipeline will own it
   * @param model scores labels; the pipeline will own it
   * @return a builder with the defaults
   */
  public static NerPipelineBuilder builder(Tokenizer tokenizer, Model model) {
    return new NerPipelineBuilder(tokenizer, model);
  }

  @Override
  public List<Entity> extract(String text) {
    return calls.one(text, this::task);
  }

  /**
   * Finds the entities of a text with options of this call, as a pipeline does that was built with
   * them. The model is loaded once for all options.
   *
   * <pre>{@code
   * ner.extract(text, ExtractOptions.builder().includeTypes("PER").minScore(0.8).build());
   * }</pre>
   *
   * @param text any string; an empty or blank one has no entities
   * @param options how the text is read; they replace those that the pipeline was built with
   * @return the entities in the order of the text, without overlaps; unmodifiable
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if an option does not fit the model; the message says which
   * @throws NerException as {@link #extract(String)} does
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<Entity> extract(String text, ExtractOptions options) {
    Objects.requireNonNull(text, "text");
    return with(options).extract(text);
  }

  /**
   * Gives this pipeline with other options of reading: for lists, streams, futures, words, and for
   * many calls with the same options. It is a view that takes a few hundred bytes. Its calls share
   * the model, the queue and the batches with all others.
   *
   * <pre>{@code
   * NerPipeline people = ner.with(ExtractOptions.builder().includeTypes("PER").build());
   * people.extractAll(texts);
   * }</pre>
   *
   * @param options how texts are read; they replace those that the pipeline was built with
   * @return the view. Closing it does nothing; it ends when this pipeline is closed
   * @throws NullPointerException if the options are null
   * @throws IllegalArgumentException if an option does not fit the model; the message says which
   */
  public NerPipeline with(ExtractOptions options) {
    Objects.requireNonNull(options, "options");
    TaskSettings other = settings.with(options.of(settings.labels(), model.defaults()));
    return new NerPipeline(this, other, config.toBuilder().extractOptions(options).build());
  }

  /**
   * Finds the entities of a text without waiting for them. The work is done on threads of the
   * pipeline; so is what depends on the future, unless it asks for another executor. That may
   * block, and may close the pipeline: the call is over then. Cancelling the future, or completing
   * it otherwise, as {@link CompletableFuture#orTimeout} does, takes the text out of the queue.
   * {@link NerPipelineBuilder#maxWaiting} bounds how many texts wait.
   */
  @Override
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    return calls.later(text, this::task);
  }

  /**
   * Finds the entities of several texts, running texts of similar length together. The message of a
   * {@link NerException} names the index of the text that failed.
   */
  @Override
  public List<List<Entity>> extractAll(Collection<String> texts) {
    return calls.all(texts, this::task);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Texts are taken on the thread that asks for results, some thousand short texts ahead of
   * them, which is all that is held in memory. They are run together, and on the pipeline's threads
   * as well as the caller's. After an exception, the next result is an IllegalStateException that
   * names the first failure; after an interrupt, the next result may be asked for again.
   */
  @Override
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    return calls.all(items, text, result, this::task);
  }

  /**
   * Finds the entities of a text that is cut into words already, such as a sentence of a treebank.
   * The words are read as a text with single spaces between them; labels go to these words, not to
   * the tokenizer's.
   *
   * @param words the words of one text; an empty or blank word belongs to no entity by itself
   * @return the entities in the order of the words, without overlaps; unmodifiable. Under {@link
   *     Aggregation#NONE} and {@link Aggregation#SIMPLE} a part of a word stands for the word, and
   *     a word belongs to the first entity that has a part of it
   * @throws NullPointerException if the list or a word is null
   * @throws NerException as {@link #extract} does
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<WordEntity> extractWords(List<String> words) {
    Objects.requireNonNull(words, "words");
    Asked<List<WordEntity>> asked = wordTask(0, words);
    return calls.one(asked.task(), asked.result());
  }

  /**
   * Finds the entities of sentences that are cut into words, one after another, as {@link
   * #extractAll(Stream)} does for texts.
   *
   * @param items what has words, such as a sentence of a file
   * @param words gives the words of an item
   * @param result makes an element of the result of an item and the entities of its words
   * @param <T> what has words
   * @param <R> what comes of it
   * @return for each item, in the same order, its result, as {@link #extractWords} finds it
   * @throws NullPointerException if an argument is null
   */
  public <T, R> Stream<R> extractAllWords(
      Stream<T> items,
      Function<? super T, List<String>> words,
      BiFunction<? super T, ? super List<WordEntity>, ? extends R> result) {
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(result, "result");
    return calls.all(
        items,
        (item, number) -> {
          Asked<List<WordEntity>> asked = wordTask(number, words.apply(item));
          return new Asked<>(asked.task(), () -> result.apply(item, asked.result().get()));
        });
  }

  /**
   * Gives the model's answer for each token, entity or not: what entities are made of. Aggregation,
   * decoder and filters do not count.
   *
   * @param text any string; an empty or blank one has no tokens
   * @return the tokens in the order of the text, special tokens left out; unmodifiable
   * @throws NullPointerException if the text is null
   * @throws NerException as {@link #extract} does
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<TokenLabel> tokens(String text) {
    Objects.requireNonNull(text, "text");
    List<TokenLabel> found = new ArrayList<>();
    SpanCollector collector =
        (tokens, first, last, label, score) ->
            found.add(label(text, tokens.start(first), tokens.end(last), label, score));
    TokenTask task = new TokenTask(0, text, null, settings.ofCall().ofTokens(), collector);
    return calls.one(task, () -> List.copyOf(found));
  }

  private static TokenLabel label(String text, int start, int end, String label, double score) {
    return new TokenLabel(text.substring(start, end), label, start, end, score);
  }

  private Asked<List<Entity>> task(long index, String text) {
    EntityCollector collector = new EntityCollector(text, settings.reading().filter());
    return new Asked<>(
        new TokenTask(index, text, null, settings.ofCall(), collector), collector::entities);
  }

  private Asked<List<WordEntity>> wordTask(long index, List<String> words) {
    List<String> copy = new ArrayList<>(words);
    WordIndex known = WordIndex.of(copy);
    WordEntityCollector collector = new WordEntityCollector(copy, settings.reading().filter());
    return new Asked<>(
        new TokenTask(index, known.text(), known, settings.ofCall(), collector),
        collector::entities);
  }

  /**
   * Names the model, its device and the options that differ from the defaults, in one line for
   * logs: {@code NerPipeline[model=bert/model.onnx, device=cpu, minScore=0.8]}.
   */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>(List.of("model=" + model.name(), "device=" + device()));
    parts.addAll(config.changed());
    return "NerPipeline[" + String.join(", ", parts) + "]";
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
        "a NerPipeline holds a loaded model and cannot be sent to another process; send a NerPipelineSpec (OnnxNerBuilder.spec()), and call its shared() where the texts are");
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

  /** {@return the options that the pipeline was built with, without its listener} */
  public PipelineConfig config() {
    return config;
  }

  /** {@return where the model runs, never {@link Device#auto()}} */
  public Device device() {
    return model.device();
  }

  /** {@return the model's labels and how they are read} */
  public LabelSet labels() {
    return settings.labels();
  }

  /**
   * How the model's makers want texts to be read. This holds where neither the pipeline nor a call
   * says otherwise.
   *
   * <pre>{@code
   * double least = ner.config().extractOptions().minScore().orElse(ner.modelDefaults().minScore());
   * }</pre>
   *
   * @return the model's defaults
   */
  public ModelDefaults modelDefaults() {
    return model.defaults();
  }

  /**
   * Waits for the calls that are running, then frees the tokenizer and the model. Later calls throw
   * IllegalStateException; closing again does nothing, and so does closing a view that {@link
   * #with} gave.
   *
   * <p>In a shutdown hook too, it waits for calls, but not for one that called {@code System.exit},
   * as a listener may: that one waits for the hook. Nor does it wait for longer than 30 seconds
   * while the JVM ends. It then frees nothing, since the process ends anyway.
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
