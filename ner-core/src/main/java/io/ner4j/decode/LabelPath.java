package io.ner4j.decode;

import java.util.Locale;

/** A label chosen for each position, with the tags and scores that come with them. */
final class LabelPath {

  private final LabelSet labels;
  private final LabelScores scores;
  private final int[] path;

  LabelPath(LabelSet labels, LabelScores scores, int[] path) {
    this.labels = labels;
    this.scores = scores;
    this.path = path;
  }

  /** The likeliest label at each position. */
  static LabelPath likeliest(LabelSet labels, LabelScores scores) {
    if (scores.labels() != labels.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the decoder knows %d labels %s, but the scores have %d",
              labels.size(),
              labels.labels(),
              scores.labels()));
    }
    int[] path = new int[scores.size()];
    for (int position = 0; position < path.length; position++) {
      path[position] = scores.best(position);
    }
    return new LabelPath(labels, scores, path);
  }

  int size() {
    return path.length;
  }

  /** The tag at a position; outside of the text it is the one outside of entities. */
  Tag tag(int position) {
    boolean within = position >= 0 && position < path.length;
    return within ? labels.tag(path[position]) : Tag.OUTSIDE;
  }

  TokenSpan span(int from, int to) {
    double sum = 0;
    for (int position = from; position < to; position++) {
      sum += scores.score(position, path[position]);
    }
    return new TokenSpan(tag(from).type(), from, to, sum / (to - from));
  }
}
