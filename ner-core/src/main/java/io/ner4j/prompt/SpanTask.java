package io.ner4j.prompt;

import io.ner4j.Entity;
import io.ner4j.prompt.SpanWindows.Cut;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.SpanClassifier.Scoring;
import io.ner4j.task.TextTask;
import io.ner4j.task.Window;
import io.ner4j.task.WindowScores;
import io.ner4j.window.Characters;
import io.ner4j.window.SentenceBoundary;
import io.ner4j.window.WindowPlanner.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text whose spans get labels. */
public final class SpanTask extends TextTask {

  private final String text;
  private final SpanSettings settings;
  private final LabelPrompt prompt;
  private final boolean nested;
  private final boolean severalLabels;
  private final Words words = new Words();
  private final SpanWindows windows;

  /** One for each group of labels. */
  private final List<SpanReader> readers;

  private final SpanCandidates candidates;
  private final List<Entity> entities = new ArrayList<>();

  /** Number after the last word whose spans were scored for all groups. */
  private int scored;

  /**
   * @param prompt what to look for
   * @param nested whether a span may lie inside of another
   * @param severalLabels whether the same words may have several labels
   */
  public SpanTask(
      long index,
      String text,
      SpanSettings settings,
      LabelPrompt prompt,
      boolean nested,
      boolean severalLabels) {
    super(index, text, Characters.withoutLoneSurrogates(text), settings.listener());
    this.text = text;
    this.settings = settings;
    this.prompt = prompt;
    this.nested = nested;
    this.severalLabels = severalLabels;
    this.candidates = new SpanCandidates(index);
    this.windows =
        new SpanWindows(
            settings.maxWords(),
            settings.maxTokens() - prompt.longest() - settings.template().after(),
            settings.maxSpanWords());
    this.readers = prompt.groups().stream().map(this::reader).toList();
  }

  private SpanReader reader(LabelGroup group) {
    return settings.scoring() == Scoring.SPANS
        ? new ScoredSpans(settings.maxSpanWords())
        : new BorderedSpans(group.labels().size(), settings.maxSpanWords());
  }

  @Override
  protected void addTokens(Encoding encoding, int offset, int chunkLength) {
    words.add(encoding, offset);
  }

  @Override
  protected boolean endsHere() {
    return false;
  }

  @Override
  protected List<Window> plan(boolean finished) {
    List<Window> all = new ArrayList<>();
    for (Cut cut : windows.plan(words, this::startsSentence, finished)) {
      for (LabelGroup group : prompt.groups()) {
        all.add(window(group, cut));
      }
    }
    words.dropBefore(windows.next());
    return all;
  }

  private boolean startsSentence(int word) {
    return SentenceBoundary.between(text(), words.end(word - 1), words.start(word));
  }

  private Window window(LabelGroup group, Cut cut) {
    Range range = cut.words();
    int most = settings.maxTokens() - prompt.longest() - settings.template().after();
    int tokens = Math.min(most, words.tokens(range.from(), range.to()));
    int[] row = group.row(group.length() + tokens + settings.template().after());
    int[] firstTokens = new int[range.to() - range.from()];
    int place = group.length();
    for (int word = range.from(); word < range.to(); word++) {
      firstTokens[word - range.from()] = place;
      place = words.copy(word, row, place, group.length() + tokens - place);
    }
    settings.template().end(row);
    return new SpanWindow(
        this, range, row, group, words.places(range.from(), range.to()), firstTokens, cut.scored());
  }

  @Override
  protected void addScores(Window window, WindowScores scores) {
    SpanWindow own = (SpanWindow) window;
    int group = own.group().number();
    readers.get(group).read(own, scores, candidates);
    if (group == readers.size() - 1) {
      scored = own.scored().to();
    }
  }

  @Override
  protected void findEntities(@Nullable Window next, boolean last) {
    boolean between = next == null || isFirst(next);
    int open = readers.stream().mapToInt(SpanReader::open).min().orElseThrow();
    if (last || (between && candidates.last() < scored && open >= scored)) {
      candidates
          .choose(
              nested,
              severalLabels,
              settings.scoring() == Scoring.SPANS
                  ? Candidate.BY_SCORE_THEN_END
                  : Candidate.BY_SCORE_THEN_LABEL)
          .forEach(this::add);
    }
  }

  private boolean isFirst(Window window) {
    return ((SpanWindow) window).group().number() == 0;
  }

  private void add(Candidate span) {
    String type = prompt.labels().get(span.label()).type();
    String found = text.substring(span.start(), span.end());
    entities.add(new Entity(found, type, span.start(), span.end(), span.score()));
  }

  /** What was found, in the order of the text. */
  public List<Entity> entities() {
    return List.copyOf(entities);
  }
}
