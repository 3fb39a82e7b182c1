package io.ner4j;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Runs texts through the pipeline in rounds: segments are taken up to a bound and tokenised
 * together, their windows run in batches, and each text is decoded as far as its windows are back.
 * So memory is bounded, and short texts share batches. For one thread.
 */
final class Extraction {

  /** UTF-16 code units in a round, about 16,000 tokens of English: enough to sort by length. */
  private static final int ROUND_LENGTH = 1 << 16;

  private final Tokenizer tokenizer;
  private final Model model;
  private final Settings settings;

  /** A piece of a text that a round reads. */
  private record Segment(Reading reading, int offset, String text) {}

  Extraction(Tokenizer tokenizer, Model model, Settings settings) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.settings = settings;
  }

  /**
   * Reads every text to its end. Each is asked for when its turn comes, and let go when it is read.
   */
  void run(Iterator<Reading> readings) {
    Reading reading = null;
    while (true) {
      List<Segment> round = new ArrayList<>();
      int length = 0;
      while (length < ROUND_LENGTH) {
        if (reading == null || !reading.hasSegment()) {
          if (!readings.hasNext()) {
            break;
          }
          reading = readings.next();
          continue;
        }
        int offset = reading.position();
        String segment = reading.nextSegment();
        round.add(new Segment(reading, offset, segment));
        length += segment.length();
      }
      if (round.isEmpty()) {
        return;
      }
      read(round);
    }
  }

  private void read(List<Segment> round) {
    List<Encoding> encodings = inHalves(round, Segment::reading, this::encode);
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < round.size(); i++) {
      Segment segment = round.get(i);
      Encoding encoding = encodings.get(i);
      attempt(
          segment.reading,
          () -> windows.addAll(segment.reading.add(encoding, segment.offset, segment.text)));
    }
    Map<Window, float[]> logits = new HashMap<>();
    for (List<Window> batch : BatchPlanner.plan(windows, settings.maxBatchTokens())) {
      List<float[]> answers = inHalves(batch, Window::reading, this::classify);
      for (int i = 0; i < answers.size(); i++) {
        logits.put(batch.get(i), answers.get(i));
      }
    }
    for (Window window : windows) {
      float[] answer = Objects.requireNonNull(logits.get(window), "logits");
      attempt(window.reading(), () -> window.reading().accept(window, answer));
    }
    for (Segment segment : round) {
      attempt(segment.reading, segment.reading::decode);
    }
  }

  private List<Encoding> encode(List<Segment> segments) {
    List<Encoding> encodings = tokenizer.encode(segments.stream().map(Segment::text).toList());
    if (encodings.size() != segments.size()) {
      throw new IllegalStateException(
          "the tokenizer should answer %d encodings, but answered %d"
              .formatted(segments.size(), encodings.size()));
    }
    return encodings;
  }

  /** The logits of each window's tokens, {@code [to - from, labels]}. */
  private List<float[]> classify(List<Window> windows) {
    Batch batch = Batch.of(windows.stream().map(Window::ids).toList(), tokenizer.padId());
    Logits logits = model.run(batch);
    int labels = settings.labels().size();
    if (logits.rows() != batch.rows()
        || logits.columns() != batch.columns()
        || logits.labels() != labels) {
      throw new IllegalStateException(
          "the model should answer logits of shape [%d, %d, %d], but answered [%d, %d, %d]"
              .formatted(
                  batch.rows(),
                  batch.columns(),
                  labels,
                  logits.rows(),
                  logits.columns(),
                  logits.labels()));
    }
    List<float[]> answers = new ArrayList<>();
    for (int row = 0; row < windows.size(); row++) {
      Window window = windows.get(row);
      answers.add(logits.copy(row, settings.frame().before(), window.to() - window.from()));
    }
    return answers;
  }

  /**
   * Does work on items together, and where that fails on each half: what is too large together may
   * fit alone, and what fails alone can be named.
   */
  private static <T, R> List<R> inHalves(
      List<T> items, Function<T, Reading> owner, Function<List<T>, List<R>> work) {
    if (items.size() == 1) {
      List<R> results = new ArrayList<>();
      attempt(owner.apply(items.get(0)), () -> results.addAll(work.apply(items)));
      return results;
    }
    try {
      return work.apply(items);
    } catch (RuntimeException e) {
      int middle = items.size() / 2;
      try {
        List<R> results = new ArrayList<>(inHalves(items.subList(0, middle), owner, work));
        results.addAll(inHalves(items.subList(middle, items.size()), owner, work));
        return results;
      } catch (RuntimeException named) {
        if (named != e && named.getCause() != e) {
          named.addSuppressed(e);
        }
        throw named;
      }
    }
  }

  private static void attempt(Reading reading, Runnable step) {
    try {
      step.run();
    } catch (NerInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NerInferenceException(
          "text " + reading.index() + " could not be read: " + e.getMessage(), e);
    }
  }
}
