package io.ner4j.span;

import io.ner4j.Aggregation;
import io.ner4j.decode.LabelScores;
import io.ner4j.decode.TokenSpan;
import io.ner4j.window.Tokens;
import java.util.Arrays;

/**
 * Joins token scores into the scores of what an {@link Aggregation} labels: words, or tokens
 * themselves. The rules are those of transformers (pipelines/token_classification.py, {@code
 * aggregate_word}).
 */
public final class WordScores {

  /** Number of each word's first token, and after the last word's last. */
  private final int[] borders;

  private final LabelScores scores;

  private WordScores(int[] borders, LabelScores scores) {
    this.borders = borders;
    this.scores = scores;
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
      return new WordScores(borders, tokenScores);
    }
    float[] joined = new float[count * labels];
    for (int word = 0; word < count; word++) {
      join(tokenScores, borders[word] - from, borders[word + 1] - from, aggregation, joined, word);
    }
    return new WordScores(Arrays.copyOf(borders, count + 1), LabelScores.of(joined, labels));
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

  public int firstToken(TokenSpan span) {
    return borders[span.from()];
  }

  public int lastToken(TokenSpan span) {
    return borders[span.to()] - 1;
  }
}
