package io.ner4j.prompt;

import io.ner4j.Entity;
import io.ner4j.Layout;
import io.ner4j.layout.LayoutText;
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
  private final Rules rules;
  private final LayoutText layout;
  private final Words words = new Words();
  private final SpanWindows windows;

  /** One for each group of labels. */
  private final List<SpanReader> readers;

  private final SpanCandidates candidates;
  private final List<Entity> entities = new ArrayList<>();

  /** Number after the last word whose spans were scored for all groups. */
  private int scored;

  /**
   * How spans are chosen.
   *
   * @param nested whether a span may lie inside of another
   * @param severalLabels whether the same words may have several labels
   * @param layout whether the layout of a text counts
   */
  public record Rules(boolean nested, boolean severalLabels, Layout layout) {}

  /** Takes what to look for, and how spans are chosen. */
  public SpanTask(long index, String text, SpanSettings settings, LabelPrompt prompt, Rules rules) {
    this(
        index,
        text,
        LayoutText.of(Characters.withoutLoneSurrogates(text), rules.layout),
        settings,
        prompt,
        rules);
  }

  private SpanTask(
      long index,
      String text,
      LayoutText layout,
      SpanSettings settings,
      LabelPrompt prompt,
      Rules rules) {
    super(index, text, layout.text(), settings.listener());
    this.text = text;
    this.layout = layout;
    this.settings = settings;
    this.prompt = prompt;
    this.rules = rules;
    this.candidates = new SpanCandidates(index, this::mayBe);
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
    int end = words.end(word - 1);
    int start = words.start(word);
    boolean border = layout.exist() && layout.after(end - 1) <= start;
    return border || SentenceBoundary.between(text(), end, start);
  }

  /** Whether the layout allows an entity there. */
  private boolean mayBe(Candidate span) {
    if (rules.layout == Layout.NONE) {
      return true;
    }
    boolean crosses = layout.after(span.start()) < span.end() || layout.hidden(span.start());
    return !crosses
        && text.substring(span.start(), span.end())
            .codePoints()
            .anyMatch(Character::isLetterOrDigit);
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
              rules.nested,
              rules.severalLabels,
              settings.scoring() == Scoring.SPANS
                  ? Candidate.BY_SCORE_THEN_END
                  : Candidate.BY_SCORE_THEN_LABEL)
          .forEach(this::add);
    }
  }

  private boolean isFirst(Window window) {
    return ((SpanWindow) window).group().number() == 0;
  }

  /** Several labels may have one type; the likeliest comes first. */
  private void add(Candidate span) {
    String type = prompt.labels().get(span.label()).type();
    for (int i = entities.size() - 1; i >= 0 && isAt(entities.get(i), span); i--) {
      if (entities.get(i).type().equals(type)) {
        return;
      }
    }
    String found = text.substring(span.start(), span.end());
    entities.add(new Entity(found, type, span.start(), span.end(), span.score()));
  }

  private static boolean isAt(Entity entity, Candidate span) {
    return entity.start() == span.start() && entity.end() == span.end();
  }

  /** What was found, in the order of the text. */
  public List<Entity> entities() {
    return List.copyOf(entities);
  }
}
