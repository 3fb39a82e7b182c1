package io.ner4j.span;

import io.ner4j.Aggregation;
import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TokenSpan;
import io.ner4j.window.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Joins token scores into the scores of what an {@link Aggregation} labels: words, or tokens
 * themselves. The rules are those of transformers (pipelines/token_classification.py, {@code
 * aggregate_word}).
 */
public final class WordScores {

  /** What models call persons. */
  private static final Set<String> PERSON = Set.of("PER", "PERS", "PERSON");

  /** Number of each word's first token, and after the last word's last. */
  private final int[] borders;

  private final LabelScores scores;

  private final boolean wholeWords;

  private WordScores(int[] borders, LabelScores scores, boolean wholeWords) {
    this.borders = borders;
    this.scores = scores;
    this.wholeWords = wholeWords;
  }

  /**
   * Joins the tokens {@code from} to {@code to}, whose scores are {@code rows}, {@code [to - from,
   * labels]}.
   */
  public static WordScores of(
      Tokens tokens, int from, int to, float[] rows, Aggregation aggregation) {
    int labels = to == from ? 1 : rows.length / (to - from);
    int[] borders = new int[to - from + 1];
    int count = 0;
    for (int token = from; token < to; token++) {
      if (token == from || !aggregation.wholeWords() || tokens.startsWord(token)) {
        borders[count++] = token;
      }
    }
    borders[count] = to;
    LabelScores tokenScores = LabelScores.of(rows, labels);
    if (count == to - from) {
      return new WordScores(borders, tokenScores, aggregation.wholeWords());
    }
    float[] joined = new float[count * labels];
    for (int word = 0; word < count; word++) {
      join(tokenScores, borders[word] - from, borders[word + 1] - from, aggregation, joined, word);
    }
    return new WordScores(Arrays.copyOf(borders, count + 1), LabelScores.of(joined, labels), true);
  }

  private static void join(
      LabelScores tokens, int from, int to, Aggregation aggregation, float[] joined, int word) {
    int labels = tokens.labels();
    int chosen = aggregation == Aggregation.MAX ? surest(tokens, from, to) : from;
    for (int label = 0; label < labels; label++) {
      double score = tokens.score(chosen, label);
      if (aggregation == Aggregation.AVERAGE) {
        for (int token = from + 1; token < to; token++) {
          score += tokens.score(token, label);
        }
        score /= to - from;
      }
      joined[word * labels + label] = (float) score;
    }
  }

  private static int surest(LabelScores tokens, int from, int to) {
    int surest = from;
    for (int token = from + 1; token < to; token++) {
      float best = tokens.score(token, tokens.best(token));
      if (best > tokens.score(surest, tokens.best(surest))) {
        surest = token;
      }
    }
    return surest;
  }

  public LabelScores scores() {
    return scores;
  }

  /** Finds the spans of each run of words between two borders by itself. */
  public List<TokenSpan> decode(BioDecoder decoder, LabelSet labels, Tokens tokens) {
    List<TokenSpan> spans = new ArrayList<>();
    CellScores cells = new CellScores(labels);
    List<int[]> runs = runs(tokens);
    for (int[] run : runs) {
      int column = tokens.column(borders[run[0]]);
      if (column >= 0) {
        cells.count(column, scores(run[0], run[1]));
      }
    }
    for (int[] run : runs) {
      int column = tokens.column(borders[run[0]]);
      LabelScores read = scores(run[0], run[1]);
      for (TokenSpan span : decoder.decode(column < 0 ? read : cells.weigh(column, read))) {
        addParts(span, run[0], tokens, spans);
      }
    }
    return wholeWords ? withoutBlanks(spans, tokens) : spans;
  }

  /**
   * Leaves out a span of a blank that starts where the next span does: SentencePiece gives the
   * blank before a word the place of the word's first character.
   */
  private List<TokenSpan> withoutBlanks(List<TokenSpan> spans, Tokens tokens) {
    List<TokenSpan> kept = new ArrayList<>(spans.size());
    for (int i = 0; i < spans.size(); i++) {
      if (i + 1 == spans.size() || !opensBehind(spans.get(i), spans.get(i + 1), tokens)) {
        kept.add(spans.get(i));
      }
    }
    return kept;
  }

  private boolean opensBehind(TokenSpan blank, TokenSpan span, Tokens tokens) {
    int token = firstToken(blank);
    return tokens.blank(token)
        && lastToken(blank) == token
        && firstToken(span) == token + 1
        && tokens.start(token) == tokens.start(token + 1);
  }

  /** The runs of words between two borders, {@code [from, to]}, separators left out. */
  private List<int[]> runs(Tokens tokens) {
    List<int[]> runs = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= scores.size(); to++) {
      if (to == scores.size() || tokens.afterBorder(borders[to])) {
        if (!tokens.hidden(borders[from])) {
          runs.add(new int[] {from, to});
        }
        from = to;
      }
    }
    return runs;
  }

  /** Only a person's name goes on behind the comma of a list of last and first names. */
  private void addParts(TokenSpan span, int base, Tokens tokens, List<TokenSpan> spans) {
    int from = base + span.from();
    int end = base + span.to();
    boolean person = PERSON.contains(span.type().toUpperCase(Locale.ROOT));
    for (int to = from + 1; to <= end; to++) {
      if (to == end || (!person && tokens.afterComma(borders[to]))) {
        spans.add(new TokenSpan(span.type(), from, to, span.score()));
        from = to;
      }
    }
  }

  private LabelScores scores(int from, int to) {
    int labels = scores.labels();
    if (from == 0 && to == scores.size()) {
      return scores;
    }
    float[] rows = new float[(to - from) * labels];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = scores.score(from + i / labels, i % labels);
    }
    return LabelScores.of(rows, labels);
  }

  public int firstToken(TokenSpan span) {
    return borders[span.from()];
  }

  public int lastToken(TokenSpan span) {
    return borders[span.to()] - 1;
  }
}
