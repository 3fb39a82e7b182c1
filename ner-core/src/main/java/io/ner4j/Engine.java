package io.ner4j;

import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings texts through the tokenizer and the model: one whose caller waits or does not, which
 * shares batches with those of other callers, or many of one caller.
 */
final class Engine {

  /** UTF-16 code units from which on a text may take more than a few windows. */
  private static final int LONG_TEXT = 1 << 12;

  private final Tokenizer tokenizer;
  private final Settings settings;
  private final Gate gate;
  private final Classifier classifier;
  private final Combiner combiner;
  private final Workers workers;

  Engine(Tokenizer tokenizer, Model model, Settings settings, Gate gate) {
    this.tokenizer = tokenizer;
    this.settings = settings;
    this.gate = gate;
    this.classifier = new Classifier(model, tokenizer.padId(), settings);
    // Two, so that one can tokenise while the other runs a model that takes one batch at a time.
    int least = Math.min(2, Runtime.getRuntime().availableProcessors());
    this.workers = new Workers(Math.max(least, classifier.lanes()));
    this.combiner = new Combiner(classifier, settings, workers, gate);
  }

  /** Reads many texts, which are asked for as they are needed. */
  Extraction read(Iterator<Reading> source) {
    return new Extraction(tokenizer, settings, new Rounds(classifier, gate, workers), source);
  }

  /** Reads one text to its end. */
  void read(Reading reading) {
    Window window = begin(reading);
    if (window != null) {
      Waiting own = classify(window);
      own.runs().forEach(reading::report);
      decode(own);
    }
    reading.report(Progress.ONE_TEXT);
  }

  private Waiting classify(Window window) {
    try {
      return combiner.classify(window);
    } finally {
      workers.help();
    }
  }

  /** Reads a text to its end if it does not fit a window, else up to its window, which is left. */
  @Nullable Window begin(Reading reading) {
    if (!reading.hasSegment()) {
      return null;
    }
    Segment segment = Segment.next(reading);
    List<Window> windows = Segment.tokenize(List.of(segment), tokenizer);
    if (reading.hasSegment() || windows.size() > 1) {
      read(Collections.emptyIterator()).readToItsEnd(reading, segment, windows);
      return null;
    }
    return windows.isEmpty() ? null : windows.get(0);
  }

  /** Reads the only window of a text. */
  void decode(Waiting own) {
    Window window = own.window();
    Reading reading = window.reading();
    float[] logits = own.logits();
    Failures.attempt(reading, () -> reading.accept(window, logits));
    Failures.attempt(reading, reading::decode);
  }

  /**
   * Reads one text to its end on the workers' threads.
   *
   * @throws RejectedExecutionException if too many wait
   */
  <R> CompletableFuture<R> readLater(Reading reading, Supplier<R> result) {
    gate.enter();
    boolean room = false;
    LaterText<R> text;
    try {
      room = combiner.tryRoom();
      if (!room) {
        throw new RejectedExecutionException(
            "%d texts wait already; call again later, or build the pipeline with a larger maxWaiting"
                .formatted(settings.maxWaiting()));
      }
      text = new LaterText<>(reading, result, this);
      text.start();
    } catch (RuntimeException | Error e) {
      if (room) {
        leaveRoom();
      }
      leave();
      throw e;
    }
    workers.help();
    return text.future();
  }

  Combiner combiner() {
    return combiner;
  }

  /** The tasks that do the first step of a call that nobody waits for. */
  TaskQueue queueFor(Reading reading) {
    return reading.length() > LONG_TEXT ? workers.readers() : workers.steps();
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
    combiner.leaveRoom();
  }

  /** Ends a call that {@link #readLater} began. */
  void leave() {
    gate.leave();
  }

  /** Ends the threads, after the last call. */
  void close() {
    workers.close();
  }
}
