package io.ner4j.onnx;

import io.ner4j.Aggregation;
import io.ner4j.onnx.Families.Expected;
import io.ner4j.spi.Encoding;
import java.util.ArrayList;
import java.util.List;

/**
 * The token classification pipeline of transformers, written down naively: all tokens of a text at
 * once, with the words of the tokenizer. For one text.
 */
final class NaiveTransformers {

  /** Two scores so near to each other may change places where sums are rounded otherwise. */
  private static final double NEAR = 1e-5;

  private static final class Token {
    private final double[] scores;
    private final int word;
    private final int start;
    private final int end;

    Token(double[] scores, int word, int start, int end) {
      this.scores = scores;
      this.word = word;
      this.start = start;
      this.end = end;
    }
  }

  private record Word(String label, double score, int start, int end) {}

  private final List<String> labels;
  private final List<Token> tokens = new ArrayList<>();
  private boolean doubtful;

  NaiveTransformers(Encoding encoding, float[] logits, List<String> labels) {
    this.labels = labels;
    for (int i = 0; i < encoding.size(); i++) {
      if (!encoding.special(i)) {
        double[] scores = softmax(logits, i * labels.size(), labels.size());
        tokens.add(new Token(scores, encoding.word(i), encoding.start(i), encoding.end(i)));
      }
    }
  }

  private static double[] softmax(float[] logits, int from, int size) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      best = Math.max(best, logits[from + i]);
    }
    double[] scores = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      scores[i] = Math.exp(logits[from + i] - best);
      sum += scores[i];
    }
    for (int i = 0; i < size; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  /** Number of tokens that are not special. */
  int size() {
    return tokens.size();
  }

  /** Whether rounding may have chosen between two labels. */
  boolean isDoubtful() {
    return doubtful;
  }

  List<Expected> entities(Aggregation aggregation) {
    boolean words = aggregation != Aggregation.NONE && aggregation != Aggregation.SIMPLE;
    List<Word> labelled = new ArrayList<>();
    for (int from = 0; from < tokens.size(); ) {
      int to = from + 1;
      while (words && to < tokens.size() && tokens.get(to).word == tokens.get(from).word) {
        to++;
      }
      labelled.add(word(tokens.subList(from, to), aggregation));
      from = to;
    }
    return aggregation == Aggregation.NONE ? each(labelled) : groups(labelled);
  }

  private Word word(List<Token> tokens, Aggregation aggregation) {
    double[] scores = tokens.get(0).scores;
    if (aggregation == Aggregation.AVERAGE) {
      scores = mean(tokens);
    } else if (aggregation == Aggregation.MAX) {
      scores = surest(tokens);
    }
    int best = best(scores);
    int end = tokens.get(tokens.size() - 1).end;
    return new Word(labels.get(best), scores[best], tokens.get(0).start, end);
  }

  private static double[] mean(List<Token> tokens) {
    double[] mean = new double[tokens.get(0).scores.length];
    for (Token token : tokens) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += token.scores[i] / tokens.size();
      }
    }
    return mean;
  }

  private double[] surest(List<Token> tokens) {
    double[] surest = tokens.get(0).scores;
    for (Token token : tokens.subList(1, tokens.size())) {
      double more = token.scores[best(token.scores)] - surest[best(surest)];
      doubtful |= more != 0 && Math.abs(more) < NEAR;
      surest = more > 0 ? token.scores : surest;
    }
    return surest;
  }

  private int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    for (int i = 0; i < scores.length; i++) {
      doubtful |= i != best && scores[best] - scores[i] < NEAR;
    }
    return best;
  }

  private static List<Expected> each(List<Word> words) {
    return words.stream()
        .filter(word -> !word.label().equals("O"))
        .map(word -> new Expected(word.label(), word.score(), word.start(), word.end()))
        .toList();
  }

  private static List<Expected> groups(List<Word> words) {
    List<Expected> groups = new ArrayList<>();
    List<Word> group = new ArrayList<>();
    for (Word word : words) {
      boolean goesOn =
          !group.isEmpty()
              && type(word).equals(type(group.get(group.size() - 1)))
              && !word.label().startsWith("B-");
      if (!goesOn) {
        add(groups, group);
        group.clear();
      }
      group.add(word);
    }
    add(groups, group);
    return groups;
  }

  private static String type(Word word) {
    return word.label().replaceFirst("^[BI]-", "");
  }

  private static void add(List<Expected> groups, List<Word> group) {
    if (!group.isEmpty() && !group.get(0).label().equals("O")) {
      double score = group.stream().mapToDouble(Word::score).average().orElseThrow();
      int end = group.get(group.size() - 1).end();
      groups.add(new Expected(type(group.get(0)), score, group.get(0).start(), end));
    }
  }
}
