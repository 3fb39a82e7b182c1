package io.ner4j;

import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
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
    this.combiner = new Combiner(classifier, settings, workers);
  }

  /** Reads many texts, which are asked for as they are needed. */
  Extraction read(Iterator<Reading> source) {
    return new Extraction(tokenizer, settings, new Rounds(classifier, gate, workers), source);
  }

  /** Reads one text to its end. */
  void read(Reading reading) {
    Window window = begin(reading);
    if (window != null) {
      finish(window, combiner.classify(window));
    }
  }

  /** Reads a text to its end if it does not fit a window, else up to its window, which is left. */
  @Nullable Window begin(Reading reading) {
    if (reading.hasSegment()) {
      Segment segment = Segment.next(reading);
      List<Window> windows = Segment.tokenize(List.of(segment), tokenizer);
      if (reading.hasSegment() || windows.size() > 1) {
        Extraction extraction = read(Collections.emptyIterator());
        extraction.resume(reading, segment, windows);
        extraction.next();
        return null;
      }
      if (!windows.isEmpty()) {
        return windows.get(0);
      }
    }
    settings.report(Progress.ONE_TEXT);
    return null;
  }

  /** Reads the only window of a text. */
  void finish(Window window, Answer answer) {
    Reading reading = window.reading();
    float[] logits = answer.logits();
    Failures.attempt(reading, () -> reading.accept(window, logits));
    Failures.attempt(reading, reading::decode);
    settings.report(Progress.ONE_TEXT);
  }

  /**
   * Reads one text to its end on the workers' threads.
   *
   * @throws RejectedExecutionException if too many wait
   */
  <R> CompletableFuture<R> readLater(Reading reading, Supplier<R> result) {
    gate.enter();
    if (!combiner.tryRoom()) {
      gate.leave();
      throw new RejectedExecutionException(
          "%d texts wait already; call again later, or build the pipeline with a larger maxWaiting"
              .formatted(settings.maxWaiting()));
    }
    LaterText<R> text = new LaterText<>(reading, result, this);
    text.start();
    return text.future();
  }

  Combiner combiner() {
    return combiner;
  }

  /** Does the first step of a call that nobody waits for; with a long text it takes long. */
  void begin(Reading reading, Runnable step) {
    if (reading.length() > LONG_TEXT) {
      workers.read(() -> gate.inside(step));
    } else {
      step(step);
    }
  }

  /** Does a step of a call that nobody waits for, which is soon over. */
  void step(Runnable step) {
    workers.step(() -> gate.inside(step));
  }

  /** Ends a call that {@link #readLater} began. */
  void end() {
    combiner.leaveRoom();
    gate.leave();
  }

  /** Ends the threads, after the last call. */
  void close() {
    workers.close();
  }
}
