package io.ner4j.engine;

import io.ner4j.NerInterruptedException;
import io.ner4j.spi.Tokenizer;
import io.ner4j.task.Chunk;
import io.ner4j.task.TextTask;
import io.ner4j.task.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many texts on their way through the pipeline, in units. Chunks are taken up to a bound and
 * tokenised together. Their windows run in batches, and each text is decoded as far as its windows
 * are back. So memory is bounded, and short texts share batches.
 *
 * <p>The caller's thread asks for texts and tokenises them, one unit ahead; batches are run and
 * units decoded by it and by workers beside it. For one caller at a time.
 */
public final class BulkExtraction {

  /** UTF-16 code units in a unit, about 16,000 tokens of English: enough to sort by length. */
  private static final int MIN_UNIT = 1 << 16;

  /** Enough for any budget, and a bound to memory. */
  private static final int MAX_UNIT = 1 << 20;

  /** So many for each token of a batch, so that there are some four full batches to a unit. */
  private static final int LENGTH_PER_BATCH_TOKEN = 1 << 4;

  /** What a text counts for besides its length, so that a unit ends among empty texts, too. */
  private static final int TEXT_LENGTH = 1 << 3;

  private final Tokenizer tokenizer;
  private final Iterator<TextTask> source;
  private final WorkQueue queue;
  private final Observers observers;
  private final int unitLength;

  /** The text whose chunks come next. */
  private @Nullable TextTask current;

  /** The failure that ended the work. */
  private @Nullable Throwable ended;

  /** Texts that were asked for and not yet told of, in their order. */
  private final Deque<TextTask> texts = new ArrayDeque<>();

  BulkExtraction(
      Tokenizer tokenizer,
      int maxBatchTokens,
      WorkQueue queue,
      Iterator<TextTask> source,
      Observers observers) {
    this.tokenizer = tokenizer;
    this.queue = queue;
    this.source = source;
    this.observers = observers;
    this.unitLength = unitLength(maxBatchTokens);
  }

  /** UTF-16 code units in a unit, at least. */
  static int unitLength(int maxBatchTokens) {
    long length = (long) LENGTH_PER_BATCH_TOKEN * maxBatchTokens;
    return (int) Math.max(MIN_UNIT, Math.min(MAX_UNIT, length));
  }

  /** Reads one text, whose first chunk was tokenised already. */
  void readToItsEnd(TextTask task, Chunk chunk, List<Window> windows) {
    current = task;
    texts.add(task);
    try {
      queue.add(List.of(chunk), windows);
      advance();
    } catch (Throwable e) {
      queue.fail(e);
      throw e;
    }
  }

  /** Reads all texts. */
  public void readAll() {
    try {
      while (next()) {}
    } catch (Throwable e) {
      queue.fail(e);
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
      ended = queue.failed() ? e : null;
      observers.failed(e);
      throw e;
    }
    if (text != null) {
      observers.read(text);
    }
    return text != null;
  }

  private @Nullable TextTask advance() {
    // Changes are counted before anything is looked at, so that none is missed in between.
    long seen = queue.changes();
    while (texts.isEmpty() || !texts.element().isDone()) {
      if (!texts.isEmpty()) {
        texts.element().refuseIfCancelled();
      }
      if (!tryReadUnit() && !queue.work()) {
        if (texts.isEmpty()) {
          return null;
        }
        queue.awaitChange(seen);
      }
      seen = queue.changes();
    }
    return texts.remove();
  }

  private boolean tryReadUnit() {
    if (!queue.wantMore()) {
      return false;
    }
    try {
      boolean more = hasText();
      if (more) {
        readRound();
      }
      return more;
    } catch (Throwable e) {
      // What was read of this unit is lost, and with it the order of results.
      queue.fail(e);
      throw e;
    }
  }

  private boolean hasText() {
    return (current != null && current.hasChunk()) || source.hasNext();
  }

  private void readRound() {
    List<Chunk> chunks = new ArrayList<>();
    int length = 0;
    while (length < unitLength && hasText()) {
      if (current == null || !current.hasChunk()) {
        current = source.next();
        texts.add(current);
        length += TEXT_LENGTH;
        continue;
      }
      Chunk chunk = Chunk.next(current);
      chunks.add(chunk);
      length += chunk.text().length();
    }
    if (!chunks.isEmpty()) {
      List<Window> windows = Chunk.tokenize(chunks, tokenizer);
      queue.add(chunks, windows);
    }
  }
}
