package io.ner4j.engine;

import io.ner4j.NerInterruptedException;
import io.ner4j.Progress;
import io.ner4j.spi.Tokenizer;
import io.ner4j.task.Chunk;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.TextTask;
import io.ner4j.task.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many texts on their way through the pipeline, in rounds: segments are taken up to a bound and
 * tokenised together, their windows run in batches, and each text is decoded as far as its windows
 * are back. So memory is bounded, and short texts share batches.
 *
 * <p>The caller's thread asks for texts and tokenises them, one round ahead; batches are run and
 * rounds decoded by it and by workers beside it. For one caller at a time.
 */
public final class BulkExtraction {

  /** UTF-16 code units in a round, about 16,000 tokens of English: enough to sort by length. */
  private static final int LEAST_ROUND = 1 << 16;

  /** Enough for any budget, and a bound to memory. */
  private static final int MOST_ROUND = 1 << 20;

  /** So many for each token of a batch, so that there are some four full batches to a round. */
  private static final int LENGTH_PER_BATCH_TOKEN = 1 << 4;

  /** What a text counts for besides its length, so that a round ends among empty texts, too. */
  private static final int TEXT_LENGTH = 1 << 3;

  private final Tokenizer tokenizer;
  private final Iterator<TextTask> source;
  private final WorkQueue rounds;
  private final int roundLength;

  /** The text whose segments come next. */
  private @Nullable TextTask current;

  /** The failure that ended the work. */
  private @Nullable Throwable ended;

  /** Texts that were asked for and not yet told of, in their order. */
  private final Deque<TextTask> texts = new ArrayDeque<>();

  BulkExtraction(
      Tokenizer tokenizer, TaskSettings settings, WorkQueue rounds, Iterator<TextTask> source) {
    this.tokenizer = tokenizer;
    this.rounds = rounds;
    this.source = source;
    this.roundLength = roundLength(settings.maxBatchTokens());
  }

  /** UTF-16 code units in a round, at least. */
  static int roundLength(int maxBatchTokens) {
    long length = (long) LENGTH_PER_BATCH_TOKEN * maxBatchTokens;
    return (int) Math.max(LEAST_ROUND, Math.min(MOST_ROUND, length));
  }

  /** Reads one text, whose first segment was tokenised already. */
  void readToItsEnd(TextTask reading, Chunk segment, List<Window> windows) {
    current = reading;
    texts.add(reading);
    try {
      rounds.add(List.of(segment), windows);
      advance();
    } catch (Throwable e) {
      rounds.fail(e);
      throw e;
    }
  }

  /** Reads all texts. */
  public void readAll() {
    try {
      while (next()) {}
    } catch (Throwable e) {
      rounds.fail(e);
      throw e;
    }
  }

  /**
   * Works until the next text is read to its end.
   *
   * @return false if there is none
   * @throws NerInterruptedException if the thread is interrupted while it waits; the text may be
   *     asked for again
   * @throws IllegalStateException if an exception ended the work before, which is the cause
   */
  boolean next() {
    Throwable first = ended;
    if (first != null) {
      throw new IllegalStateException(
          "no more texts are read after a failure, which was: " + first, first);
    }
    TextTask text;
    try {
      text = advance();
    } catch (Throwable e) {
      ended = rounds.failed() ? e : null;
      throw e;
    }
    if (text != null) {
      text.report(Progress.ONE_TEXT);
    }
    return text != null;
  }

  private @Nullable TextTask advance() {
    // Changes are counted before anything is looked at, so that none is missed in between.
    long seen = rounds.changes();
    while (texts.isEmpty() || !texts.element().isDone()) {
      if (!texts.isEmpty()) {
        texts.element().refuseIfCancelled();
      }
      if (!tryReadRound() && !rounds.work()) {
        if (texts.isEmpty()) {
          return null;
        }
        rounds.awaitChange(seen);
      }
      seen = rounds.changes();
    }
    return texts.remove();
  }

  private boolean tryReadRound() {
    if (!rounds.wantMore()) {
      return false;
    }
    try {
      boolean more = hasText();
      if (more) {
        readRound();
      }
      return more;
    } catch (Throwable e) {
      // What was read of this round is lost, and with it the order of results.
      rounds.fail(e);
      throw e;
    }
  }

  private boolean hasText() {
    return (current != null && current.hasSegment()) || source.hasNext();
  }

  private void readRound() {
    List<Chunk> segments = new ArrayList<>();
    int length = 0;
    while (length < roundLength && hasText()) {
      if (current == null || !current.hasSegment()) {
        current = source.next();
        texts.add(current);
        length += TEXT_LENGTH;
        continue;
      }
      Chunk segment = Chunk.next(current);
      segments.add(segment);
      length += segment.text().length();
    }
    if (!segments.isEmpty()) {
      List<Window> windows = Chunk.tokenize(segments, tokenizer);
      rounds.add(segments, windows);
    }
  }
}
