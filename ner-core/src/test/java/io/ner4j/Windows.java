package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.span.EntityFilter;
import io.ner4j.span.SpanCollector;
import io.ner4j.spi.Encoding;
import io.ner4j.task.ReadSettings;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.TokenTask;
import io.ner4j.task.Window;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.Borders;
import io.ner4j.window.SpecialTokenTemplate;
import io.ner4j.window.Tokens;
import io.ner4j.window.WindowPlanner;
import io.ner4j.window.WindowSizes;
import java.util.Map;

/** Makes windows and tokens without a pipeline. */
public final class Windows {

  public static final LabelSet LABELS = LabelSet.of(FakeModel.LABELS);

  public static final TaskSettings SETTINGS =
      new TaskSettings(
          LABELS,
          new ReadSettings(
              Aggregation.FIRST,
              BioDecoder.lenient(LABELS),
              new EntityFilter(Map.of(), 0),
              Layout.NONE),
          SpecialTokenTemplate.of(new FakeTokenizer()),
          new WindowSizes(8, 8, 8, 2, 9, LongText.WINDOWS),
          64,
          8,
          ProgressListener.NONE);

  private Windows() {}

  /** A window of some text whose ids are of no interest. */
  public static Window of(int from, int to) {
    SpanCollector nobody = (tokens, first, last, type, score) -> {};
    TokenTask task = new TokenTask(0, "some text", null, SETTINGS, nobody);
    return new Window(task, new WindowPlanner.Range(from, to), new int[to - from]);
  }

  /** Tokens of two code units each, a number saying which word each belongs to. */
  public static Tokens tokens(int... words) {
    Encoding.Builder encoding = Encoding.builder().special(FakeTokenizer.FRONT);
    for (int i = 0; i < words.length; i++) {
      encoding.token(100 + i, 2 * i, 2 * i + 2, words[i]);
    }
    Tokens tokens = new Tokens(null, Borders.NONE);
    tokens.add(encoding.special(FakeTokenizer.BACK).build(), 0, 2 * words.length);
    return tokens;
  }
}
