package io.ner4j.engine;

import io.ner4j.batch.DynamicBatcher;
import io.ner4j.batch.ModelRunner;
import io.ner4j.batch.QueuedWindow;
import io.ner4j.spi.Tokenizer;
import io.ner4j.task.Chunk;
import io.ner4j.task.Failures;
import io.ner4j.task.TextTask;
import io.ner4j.task.Window;
import io.ner4j.task.WindowModel;
import io.ner4j.task.WindowScores;
import io.ner4j.thread.Gate;
import io.ner4j.thread.TaskQueue;
import io.ner4j.thread.Workers;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings texts through the tokenizer and the model: one whose caller waits or does not, which
 * shares batches with those of other callers, or many of one caller.
 */
public final class Engine {

  /** UTF-16 code units from which on a text may take more than a few windows. */
  private static final int LONG_TEXT = 1 << 12;

  private final Tokenizer tokenizer;
  private final int maxBatchTokens;
  private final int maxWaiting;
  private final Gate gate;
  private final ModelRunner runner;
  private final DynamicBatcher batcher;
  private final Workers workers;
  private final Observers observers = new Observers();

  /**
   * @param maxBatchTokens tokens in a batch at most, with its padding, if that is not skipped
   * @param maxWaiting texts of single calls that wait for their turn, at most
   */
  public Engine(
      Tokenizer tokenizer, WindowModel model, int maxBatchTokens, int maxWaiting, Gate gate) {
    this.tokenizer = tokenizer;
    this.maxBatchTokens = maxBatchTokens;
    this.maxWaiting = maxWaiting;
    this.gate = gate;
    this.runner = new ModelRunner(model, maxBatchTokens);
    // Two, so that one can tokenise while the other runs a model that takes one batch at a time.
    int least = Math.min(2, Runtime.getRuntime().availableProcessors());
    this.workers = new Workers(Math.max(least, runner.lanes()));
    this.batcher = new DynamicBatcher(runner, maxWaiting, workers, gate);
  }

  /**
   * Reads many texts. They are taken from the source only as results are consumed, one unit ahead.
   */
  public BulkExtraction read(Iterator<TextTask> source) {
    return new BulkExtraction(
        tokenizer,
        maxBatchTokens,
        new WorkQueue(runner, gate, workers, observers),
        source,
        observers);
  }

  /** Reads one text to its end. */
  public void read(TextTask task) {
    try {
      Window window = begin(task);
      if (window != null) {
        QueuedWindow own = classify(window);
        report(own);
        decode(own);
      }
    } catch (RuntimeException | Error e) {
      observers.failed(e);
      throw e;
    }
    observers.read(task);
  }

  /** Tells what was run for the only window of a text. */
  void report(QueuedWindow own) {
    observers.ran(own.window().task(), own.runs());
    observers.waited(own.waitNanos());
  }

  private QueuedWindow classify(Window window) {
    try {
      return batcher.classify(window);
    } finally {
      workers.help();
    }
  }

  /** Reads a text to its end if it does not fit a window, else up to its window, which is left. */
  @Nullable Window begin(TextTask task) {
    if (!task.hasChunk()) {
      return null;
    }
    Chunk chunk = Chunk.next(task);
    List<Window> windows = Chunk.tokenize(List.of(chunk), tokenizer);
    if (task.hasChunk() || windows.size() > 1) {
      read(Collections.emptyIterator()).readToItsEnd(task, chunk, windows);
      return null;
    }
    return windows.isEmpty() ? null : windows.get(0);
  }

  /** Reads the only window of a text. */
  void decode(QueuedWindow own) {
    Window window = own.window();
    TextTask task = window.task();
    WindowScores scores = own.scores();
    Failures.attempt(task, () -> task.accept(window, scores));
    Failures.attempt(task, task::decode);
  }

  /**
   * Reads one text to its end on the workers' threads.
   *
   * @throws RejectedExecutionException if too many wait
   */
  public <R> CompletableFuture<R> readLater(TextTask task, Supplier<R> result) {
    gate.enter();
    boolean room = false;
    AsyncExtraction<R> text;
    try {
      room = batcher.tryRoom();
      if (!room) {
        throw new RejectedExecutionException(
            String.format(
                Locale.ROOT,
                "%d texts wait already; call again later, or build the pipeline with a larger"
                    + " maxWaiting",
                maxWaiting));
      }
      text = new AsyncExtraction<>(task, result, this);
      text.start();
    } catch (RuntimeException | Error e) {
      if (room) {
        leaveRoom();
      }
      leave();
      observers.failed(e);
      throw e;
    }
    workers.help();
    return text.future();
  }

  /** Those that are told what is done. */
  public Observers observers() {
    return observers;
  }

  /** How many texts of single calls wait. */
  public int waiting() {
    return batcher.waiting() + workers.waiting();
  }

  DynamicBatcher batcher() {
    return batcher;
  }

  /** The tasks that do the first step of a call that nobody waits for. */
  TaskQueue queueFor(TextTask task) {
    return task.length() > LONG_TEXT ? workers.readers() : workers.steps();
  }

  /** The tasks that do the other steps, which are soon over. */
  TaskQueue steps() {
    return workers.steps();
  }

  /** Does a part of a call that {@link #readLater} began. */
  boolean inside(BooleanSupplier part) {
    return gate.within(part::getAsBoolean);
  }

  void leaveRoom() {
    batcher.leaveRoom();
  }

  /** Ends a call that {@link #readLater} began. */
  void leave() {
    gate.leave();
  }

  /** Ends the threads, after the last call. */
  public void close() {
    workers.close();
  }
}
