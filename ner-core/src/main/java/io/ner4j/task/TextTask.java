package io.ner4j.task;

import io.ner4j.Progress;
import io.ner4j.spi.Encoding;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.Characters;
import io.ner4j.window.TextChunker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One text on its way through a pipeline: handed out in chunks, cut into windows, and read off as
 * the windows' scores come back, in their order. Its tokens may be added by one thread while
 * another finds entities.
 */
public abstract class TextTask {

  /** That a text has ended. */
  public static final Progress ONE_TEXT = new Progress(1, 0, 0, 0, 0);

  private final long index;
  private final TextChunker chunks;
  private final ProgressListener listener;

  /** Windows whose scores are not back, in their order. */
  private final Deque<Window> pending = new ArrayDeque<>();

  /** No token will be added any more. */
  private boolean finished;

  /** All entities were found. */
  private boolean done;

  /** Nobody wants its entities any more. */
  private volatile boolean cancelled;

  /**
   * @param index position of the text in the call
   * @param text the text
   * @param read what the tokenizer reads of it, of the same length
   * @param listener is told of what is done for the text
   */
  protected TextTask(long index, String text, CharSequence read, ProgressListener listener) {
    this.index = index;
    this.chunks = new TextChunker(read);
    this.listener = listener;
    this.finished = Characters.isBlank(text);
    this.done = finished;
  }

  /** Position of the text in the call. */
  protected final long index() {
    return index;
  }

  /** What the tokenizer reads. */
  protected final CharSequence text() {
    return chunks.text();
  }

  public final synchronized boolean isDone() {
    return done;
  }

  /** Tells the listener of what was done for the text. */
  public final void report(Progress progress) {
    listener.tell(progress);
  }

  public final void cancel() {
    cancelled = true;
  }

  /**
   * Ends the work on a text that was cancelled.
   *
   * @throws CancellationException if it was
   */
  public final void refuseIfCancelled() {
    if (cancelled) {
      throw new CancellationException("nobody waits for this text any more");
    }
  }

  public final synchronized boolean hasChunk() {
    return !finished && !chunks.done();
  }

  /** Number of UTF-16 code units. */
  public final int length() {
    return chunks.text().length();
  }

  /** Where the next chunk starts. */
  final int position() {
    return chunks.position();
  }

  final String nextSegment() {
    return chunks.next();
  }

  /** Takes the tokens of a chunk and returns the windows that they complete. */
  final synchronized List<Window> add(Encoding encoding, int offset, String chunk) {
    if (finished) {
      return List.of();
    }
    addTokens(encoding, offset, chunk.length());
    finished = endsHere() || offset + chunk.length() >= length();
    List<Window> windows = plan(finished);
    pending.addAll(windows);
    return windows;
  }

  /** Takes the scores of a window; windows come in the order of the text. */
  public final synchronized void accept(Window window, WindowScores scores) {
    addScores(window, scores);
    pending.remove();
  }

  /** Finds the entities that windows to come cannot change. */
  public final synchronized void decode() {
    done = finished && pending.isEmpty();
    findEntities(pending.peek(), done);
  }

  /** Takes the tokens of a chunk that starts at an offset. */
  protected abstract void addTokens(Encoding encoding, int offset, int chunkLength);

  /** Whether what follows the tokens so far is left out. */
  protected abstract boolean endsHere();

  /** The windows that the tokens so far complete; all that are left, if no more tokens come. */
  protected abstract List<Window> plan(boolean finished);

  /** Takes what the model says of a window. */
  protected abstract void addScores(Window window, WindowScores scores);

  /**
   * Finds the entities that windows to come cannot change.
   *
   * @param next the first window whose scores are not back, or null if all known ones are
   * @param last whether no window will come any more
   */
  protected abstract void findEntities(@Nullable Window next, boolean last);
}
