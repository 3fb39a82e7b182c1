package io.ner4j.task;

import io.ner4j.Aggregation;
import io.ner4j.Layout;
import io.ner4j.LongText;
import io.ner4j.NerInputException;
import io.ner4j.decode.TokenSpan;
import io.ner4j.layout.LayoutText;
import io.ner4j.span.Softmax;
import io.ner4j.span.SpanCollector;
import io.ner4j.span.Stitcher;
import io.ner4j.span.WordScores;
import io.ner4j.spi.Encoding;
import io.ner4j.window.Characters;
import io.ner4j.window.SentenceBoundary;
import io.ner4j.window.Tokens;
import io.ner4j.window.WindowPlanner;
import io.ner4j.window.WordIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text whose tokens get labels. */
public final class TokenTask extends TextTask {

  /** A long text is decoded in pieces of at least this many tokens. */
  private static final int MIN_DECODED = 1 << 13;

  /** Tokens behind such a piece that are decoded with it and again: what follows may change it. */
  private static final int LOOK_AHEAD = 1 << 8;

  private final TaskSettings settings;
  private final Tokens tokens;
  private final WindowPlanner planner;
  private final Stitcher stitcher;
  private final SpanCollector collector;

  /** The text is longer than the model reads, and its rest is left out. */
  private boolean truncated;

  /** Number after the last token whose entities were found. */
  private int decoded;

  public TokenTask(
      long index,
      String text,
      @Nullable WordIndex callersWords,
      TaskSettings settings,
      SpanCollector collector) {
    this(index, text, layout(text, callersWords, settings), callersWords, settings, collector);
  }

  private TokenTask(
      long index,
      String text,
      LayoutText layout,
      @Nullable WordIndex callersWords,
      TaskSettings settings,
      SpanCollector collector) {
    super(index, text, layout.text(), settings.listener());
    this.settings = settings;
    this.tokens = new Tokens(callersWords, layout);
    this.planner = new WindowPlanner(settings.windows());
    this.stitcher = new Stitcher(settings.labels());
    this.collector = collector;
  }

  private static LayoutText layout(
      String text, @Nullable WordIndex callersWords, TaskSettings settings) {
    return LayoutText.of(
        Characters.withoutLoneSurrogates(text),
        callersWords == null ? settings.reading().layout() : Layout.NONE);
  }

  @Override
  protected void addTokens(Encoding encoding, int offset, int chunkLength) {
    tokens.add(encoding, offset, chunkLength);
    int capacity = settings.windows().capacity();
    LongText longText = settings.windows().longText();
    boolean tooLong = tokens.end() > capacity;
    if (tooLong && longText == LongText.REFUSE) {
      throw new NerInputException(
          String.format(
              Locale.ROOT,
              "text %d should have at most %d tokens, but has more; cut it, or build the pipeline"
                  + " with LongText.WINDOWS",
              index(),
              capacity));
    }
    truncated = tooLong && longText == LongText.TRUNCATE;
  }

  @Override
  protected boolean endsHere() {
    return truncated;
  }

  @Override
  protected List<Window> plan(boolean finished) {
    List<Window> windows = new ArrayList<>();
    for (WindowPlanner.Range range :
        planner.plan(
            tokens::startsWord, this::startsSentence, tokens.end(), finished && !truncated)) {
      int[] ids = settings.template().around(tokens.ids(range.from(), range.to()));
      windows.add(new Window(this, range, ids));
    }
    return truncated ? windows.subList(0, 1) : windows;
  }

  private boolean startsSentence(int token) {
    if (tokens.afterBorder(token)) {
      return true;
    }
    return tokens.startsWord(token)
        && SentenceBoundary.between(text(), tokens.end(token - 1), tokens.start(token));
  }

  @Override
  protected void addScores(Window window, WindowScores scores) {
    float[] rows = scores.values();
    Softmax.apply(rows, settings.labels().size());
    stitcher.add(window.range(), rows, tokens::startsWord);
  }

  @Override
  protected void findEntities(@Nullable Window next, boolean done) {
    int known = known(next, done);
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
  private int known(@Nullable Window next, boolean done) {
    if (next != null) {
      return next.from();
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
