package io.ner4j;

import io.ner4j.decode.LabelSet;
import io.ner4j.engine.BulkExtraction;
import io.ner4j.engine.Engine;
import io.ner4j.engine.ResultStream;
import io.ner4j.span.EntityCollector;
import io.ner4j.span.SpanCollector;
import io.ner4j.span.WordEntityCollector;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.TextTask;
import io.ner4j.thread.Gate;
import io.ner4j.window.WordIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the named entities of a text.
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
 * inside of a call, but hold nothing that other calls need: they may block, but {@link #close}
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
 */
public final class NerPipeline implements AutoCloseable {

  private final Tokenizer tokenizer;
  private final Model model;
  private final TaskSettings settings;
  private final Gate gate = new Gate();
  private final Engine engine;

  NerPipeline(Tokenizer tokenizer, Model model, TaskSettings settings) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.settings = settings;
    this.engine = new Engine(tokenizer, model, settings, gate);
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

  /**
   * Finds the entities of a text.
   *
   * @param text any string; an empty or blank one has no entities
   * @return the entities in the order of the text, without overlaps; unmodifiable
   * @throws NullPointerException if the text is null
   * @throws NerInferenceException if the tokenizer or the model fails
   * @throws NerInputException if the text is too long and the pipeline refuses such
   * @throws NerInterruptedException if the thread is interrupted while other calls are served
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<Entity> extract(String text) {
    Objects.requireNonNull(text, "text");
    EntityCollector collector = new EntityCollector(text, settings.filter());
    read(new TextTask(0, text, null, settings.ofCall(), collector));
    return collector.entities();
  }

  /**
   * Finds the entities of a text without waiting for them. The work is done on threads of the
   * pipeline; so is what depends on the future, unless it asks for another executor. That may
   * block, and may close the pipeline: the call is over then.
   *
   * @param text any string
   * @return the entities, as {@link #extract} finds them, or its exceptions. Cancelling it, or
   *     completing it otherwise, as {@link CompletableFuture#orTimeout} does, takes the text out of
   *     the queue
   * @throws NullPointerException if the text is null
   * @throws java.util.concurrent.RejectedExecutionException if as many texts wait as the pipeline
   *     was built to let wait
   * @throws IllegalStateException if the pipeline is closed
   */
  public CompletableFuture<List<Entity>> extractAsync(String text) {
    Objects.requireNonNull(text, "text");
    EntityCollector collector = new EntityCollector(text, settings.filter());
    return engine.readLater(
        new TextTask(0, text, null, settings.ofCall(), collector), collector::entities);
  }

  /**
   * Finds the entities of several texts, running texts of like length together. A text has the
   * entities that {@link #extract} finds in it.
   *
   * @param texts any strings
   * @return for each text, in the same order, its entities; unmodifiable
   * @throws NullPointerException if the list or a text is null
   * @throws NerInferenceException if the tokenizer or the model fails; the message names the text's
   *     index
   * @throws NerInputException if a text is too long and the pipeline refuses such; the message
   *     names its index
   * @throws NerInterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<List<Entity>> extractAll(Collection<String> texts) {
    Objects.requireNonNull(texts, "texts");
    List<String> copy = new ArrayList<>(texts);
    List<EntityCollector> collectors = new ArrayList<>();
    for (int i = 0; i < copy.size(); i++) {
      int index = i;
      String text = Objects.requireNonNull(copy.get(i), () -> "texts[" + index + "]");
      collectors.add(new EntityCollector(text, settings.filter()));
    }
    TaskSettings own = settings.ofCall();
    Stream<TextTask> tasks =
        IntStream.range(0, copy.size())
            .mapToObj(i -> new TextTask(i, copy.get(i), null, own, collectors.get(i)));
    BulkExtraction extraction = engine.read(tasks.iterator());
    gate.pass(
        () -> {
          extraction.readAll();
          return extraction;
        });
    return collectors.stream().map(EntityCollector::entities).toList();
  }

  /**
   * Finds the entities of texts that come one after another, as many as there are. Texts are asked
   * for as results are: on the thread that asks for results, some thousand short texts ahead of
   * them, which is all that is held in memory. They are run together, and on the pipeline's threads
   * as well as the caller's.
   *
   * @param texts any strings; closed when the result is closed
   * @return for each text, in the same order, its entities. Works when its elements are asked for;
   *     then it throws what {@link #extractAll(Collection)} throws, and at a null text a
   *     NullPointerException. Whoever asks again after that gets an IllegalStateException that
   *     names the first failure; after an interrupt, the next result may be asked for again
   * @throws NullPointerException if the stream is null
   */
  public Stream<List<Entity>> extractAll(Stream<String> texts) {
    return extractAll(texts, text -> text, (text, entities) -> entities);
  }

  /**
   * Finds the entities of texts that belong to something, such as a record that a text is a field
   * of, as {@link #extractAll(Stream)} does.
   *
   * @param items what has a text; closed when the result is closed
   * @param text gives the text of an item
   * @param result makes an element of the result of an item and the entities of its text
   * @param <T> what has a text
   * @param <R> what comes of it
   * @return for each item, in the same order, its result
   * @throws NullPointerException if an argument is null
   */
  public <T, R> Stream<R> extractAll(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    Objects.requireNonNull(items, "items");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(result, "result");
    return ResultStream.of(
        items,
        (item, number) -> {
          String read = Objects.requireNonNull(text.apply(item), () -> "texts[" + number + "]");
          EntityCollector collector = new EntityCollector(read, settings.filter());
          TextTask task = new TextTask(number, read, null, settings.ofCall(), collector);
          return new ResultStream.Asked<>(task, () -> result.apply(item, collector.entities()));
        },
        engine,
        gate);
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
   * @throws NerInferenceException if the tokenizer or the model fails
   * @throws NerInputException if the text is too long and the pipeline refuses such
   * @throws NerInterruptedException if the thread is interrupted while other calls are served
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<WordEntity> extractWords(List<String> words) {
    Objects.requireNonNull(words, "words");
    for (int i = 0; i < words.size(); i++) {
      int index = i;
      Objects.requireNonNull(words.get(i), () -> "words[" + index + "]");
    }
    List<String> copy = List.copyOf(words);
    WordIndex index = WordIndex.of(copy);
    WordEntityCollector collector = new WordEntityCollector(copy, settings.filter());
    read(new TextTask(0, index.text(), index, settings.ofCall(), collector));
    return collector.entities();
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
    Objects.requireNonNull(items, "items");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(result, "result");
    return ResultStream.of(
        items,
        (item, number) -> {
          List<String> copy = List.copyOf(words.apply(item));
          WordIndex index = WordIndex.of(copy);
          WordEntityCollector collector = new WordEntityCollector(copy, settings.filter());
          TextTask task = new TextTask(number, index.text(), index, settings.ofCall(), collector);
          return new ResultStream.Asked<>(task, () -> result.apply(item, collector.entities()));
        },
        engine,
        gate);
  }

  /**
   * Gives the model's answer for each token, entity or not: what entities are made of. Aggregation,
   * decoder and filters do not count.
   *
   * @param text any string; an empty or blank one has no tokens
   * @return the tokens in the order of the text, special tokens left out; unmodifiable
   * @throws NullPointerException if the text is null
   * @throws NerInferenceException if the tokenizer or the model fails
   * @throws NerInputException if the text is too long and the pipeline refuses such
   * @throws NerInterruptedException if the thread is interrupted while other calls are served
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<TokenLabel> tokens(String text) {
    Objects.requireNonNull(text, "text");
    List<TokenLabel> found = new ArrayList<>();
    SpanCollector collector =
        (tokens, first, last, label, score) ->
            found.add(TokenLabel.of(text, label, tokens.start(first), tokens.end(last), score));
    read(new TextTask(0, text, null, settings.ofCall().ofTokens(), collector));
    return List.copyOf(found);
  }

  private void read(TextTask task) {
    gate.pass(
        () -> {
          engine.read(task);
          return task;
        });
  }

  /**
   * Tells where the model runs.
   *
   * @return the device in use, never {@link Device#auto()}
   */
  public Device device() {
    return model.device();
  }

  /**
   * Tells what the model's labels are and how they are read.
   *
   * @return the label set
   */
  public LabelSet labels() {
    return settings.labels();
  }

  /**
   * Waits for the calls that are running, then frees the tokenizer and the model. Later calls throw
   * IllegalStateException; closing again does nothing.
   *
   * @throws IllegalStateException if a call that the pipeline is running closes it
   */
  @Override
  public void close() {
    gate.close(
        () -> {
          engine.close();
          try (tokenizer) {
            model.close();
          }
        });
  }
}
