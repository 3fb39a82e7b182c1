package io.ner4j.task;

import io.ner4j.Aggregation;
import io.ner4j.Layout;
import io.ner4j.LongText;
import io.ner4j.NerInputException;
import io.ner4j.Progress;
import io.ner4j.decode.TokenSpan;
import io.ner4j.layout.LayoutText;
import io.ner4j.span.Softmax;
import io.ner4j.span.SpanCollector;
import io.ner4j.span.Stitcher;
import io.ner4j.span.WordScores;
import io.ner4j.spi.Encoding;
import io.ner4j.window.Characters;
import io.ner4j.window.SentenceBoundary;
import io.ner4j.window.TextChunker;
import io.ner4j.window.Tokens;
import io.ner4j.window.WindowPlanner;
import io.ner4j.window.WordIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One text on its way through the pipeline: handed out in chunks, cut into windows, and read off as
 * the windows' scores come back, in their order. Its tokens may be added by one thread while
 * another finds entities.
 */
public final class TextTask {

  /** That a text has ended. */
  public static final Progress ONE_TEXT = new Progress(1, 0, 0, 0, 0);

  /** A long text is decoded in pieces of at least this many tokens. */
  private static final int MIN_DECODED = 1 << 13;

  /** Tokens behind such a piece that are decoded with it and again: what follows may change it. */
  private static final int LOOK_AHEAD = 1 << 8;

  private final long index;
  private final TaskSettings settings;
  private final TextChunker chunks;
  private final Tokens tokens;
  private final WindowPlanner planner;
  private final Stitcher stitcher;
  private final SpanCollector collector;

  /** Windows whose scores are not back, in their order. */
  private final Deque<Window> pending = new ArrayDeque<>();

  /** No token will be added any more. */
  private boolean finished;

  /** Number after the last token whose entities were found. */
  private int decoded;

  /** All entities were found. */
  private boolean done;

  /** Nobody wants its entities any more. */
  private volatile boolean cancelled;

  public TextTask(
      long index,
      String text,
      @Nullable WordIndex callersWords,
      TaskSettings settings,
      SpanCollector collector) {
    this.index = index;
    this.settings = settings;
    LayoutText layout =
        LayoutText.of(
            Characters.withoutLoneSurrogates(text),
            callersWords == null ? settings.reading().layout() : Layout.NONE);
    this.chunks = new TextChunker(layout.text());
    this.tokens = new Tokens(callersWords, layout);
    this.planner = new WindowPlanner(settings.windows());
    this.stitcher = new Stitcher(settings.labels());
    this.collector = collector;
    this.finished = Characters.isBlank(text);
    this.done = finished;
  }

  /** Position of the text in the call. */
  long index() {
    return index;
  }

  public synchronized boolean isDone() {
    return done;
  }

  /** Tells the listener of what was done for the text. */
  public void report(Progress progress) {
    settings.listener().tell(progress);
  }

  public void cancel() {
    cancelled = true;
  }

  /**
   * Ends the work on a text that was cancelled.
   *
   * @throws CancellationException if it was
   */
  public void refuseIfCancelled() {
    if (cancelled) {
      throw new CancellationException("nobody waits for this text any more");
    }
  }

  public synchronized boolean hasChunk() {
    return !finished && !chunks.done();
  }

  /** Number of UTF-16 code units. */
  public int length() {
    return chunks.text().length();
  }

  /** Where the next chunk starts. */
  int position() {
    return chunks.position();
  }

  String nextSegment() {
    return chunks.next();
  }

  /** Takes the tokens of a chunk and returns the windows that they complete. */
  synchronized List<Window> add(Encoding encoding, int offset, String chunk) {
    if (finished) {
      return List.of();
    }
    tokens.add(encoding, offset, chunk.length());
    int capacity = settings.windows().capacity();
    LongText longText = settings.windows().longText();
    boolean tooLong = tokens.end() > capacity;
    if (tooLong && longText == LongText.REFUSE) {
      throw new NerInputException(
          "text %d should have at most %d tokens, but has more; cut it, or build the pipeline with LongText.WINDOWS"
              .formatted(index, capacity));
    }
    boolean truncate = tooLong && longText == LongText.TRUNCATE;
    finished = truncate || offset + chunk.length() >= chunks.text().length();
    List<Window> windows = new ArrayList<>();
    for (WindowPlanner.Range range :
        planner.plan(
            tokens::startsWord, this::startsSentence, tokens.end(), finished && !truncate)) {
      int[] ids = settings.template().around(tokens.ids(range.from(), range.to()));
      windows.add(new Window(this, range, ids));
    }
    List<Window> wanted = truncate ? windows.subList(0, 1) : windows;
    pending.addAll(wanted);
    return wanted;
  }

  private boolean startsSentence(int token) {
    if (tokens.afterBorder(token)) {
      return true;
    }
    return tokens.startsWord(token)
        && SentenceBoundary.between(chunks.text(), tokens.end(token - 1), tokens.start(token));
  }

  /** Takes the logits of a window's tokens; windows come in the order of the text. */
  public synchronized void accept(Window window, float[] logits) {
    Softmax.apply(logits, settings.labels().size());
    stitcher.add(window.range(), logits, tokens::startsWord);
    pending.remove();
  }

  /** Finds the entities that windows to come cannot change. */
  public synchronized void decode() {
    done = finished && pending.isEmpty();
    int known = known();
    int to = done ? known : lastOutside(known - LOOK_AHEAD);
    boolean enough = done || to - decoded >= MIN_DECODED;
    if (to <= decoded || !enough) {
      return;
    }
    float[] rows = stitcher.rows(decoded, known);
    WordScores words =
        WordScores.of(tokens, decoded, known, rows, settings.reading().aggregation());
    List<TokenSpan> spans = words.decode(settings.reading().decoder(), settings.labels(), tokens);
    if (!done && settings.reading().aggregation() != Aggregation.NONE) {
      to = lastOutside(words, spans, to);
    }
    for (TokenSpan span : spans) {
      if (words.lastToken(span) < to) {
        collector.add(
            tokens, words.firstToken(span), words.lastToken(span), span.type(), span.score());
      }
    }
    if (to > decoded) {
      decoded = to;
      stitcher.dropBefore(to);
      tokens.dropBefore(to);
    }
  }

  /** Number after the last token whose scores windows to come will not change. */
  private int known() {
    if (!pending.isEmpty()) {
      return pending.element().from();
    }
    return done ? stitcher.end() : planner.next();
  }

  /**
   * The last such place up to a token where the word before is in no span either: a decoder may
   * take a word into an entity for its neighbours' sake.
   */
  private int lastOutside(WordScores words, List<TokenSpan> spans, int limit) {
    int end = limit;
    for (int i = spans.size() - 1; i >= 0; i--) {
      int first = words.firstToken(spans.get(i));
      boolean reaches = words.lastToken(spans.get(i)) >= end - 1 && !tokens.afterBorder(end);
      if (first < end && reaches) {
        end = lastOutside(first);
      }
    }
    return end;
  }

  /**
   * The last place up to a token where the text can be decoded in two pieces: behind a word whose
   * tokens are all outside of entities.
   */
  private int lastOutside(int limit) {
    for (int end = limit; end > decoded; end--) {
      if (tokens.startsWord(end)
          && !tokens.insideTable(end)
          && (tokens.afterBorder(end) || wordBeforeIsOutside(end))) {
        return end;
      }
    }
    return decoded;
  }

  private boolean wordBeforeIsOutside(int end) {
    int token = end - 1;
    while (stitcher.outside(token)) {
      if (token == decoded || tokens.startsWord(token)) {
        return true;
      }
      token--;
    }
    return false;
  }
}
