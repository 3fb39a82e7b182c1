package io.ner4j.decode;

import java.util.Arrays;
import java.util.List;

/** The likeliest legal label sequence: forwards over the scores, backwards over the choices. */
final class ViterbiDecoder implements BioDecoder {

  private final LabelSet labels;

  /** {@code [before][after]}: whether the scheme lets one label follow another. */
  private final boolean[][] legal;

  ViterbiDecoder(LabelSet labels) {
    this.labels = labels;
    int size = labels.size();
    boolean outside = false;
    legal = new boolean[size][size];
    for (int before = 0; before < size; before++) {
      outside |= labels.outside(before);
      for (int after = 0; after < size; after++) {
        legal[before][after] = follows(labels.scheme(), labels.tag(before), labels.tag(after));
      }
    }
    if (!outside) {
      throw new IllegalArgumentException(
          "Viterbi decoding needs a label outside of entities (O), but there is none in "
              + labels.labels());
    }
  }

  /** Whether a tag may follow another; text starts after, and ends before, an O. */
  static boolean follows(TagScheme scheme, Tag before, Tag after) {
    boolean continues = after.is(Role.INSIDE) || after.is(Role.END);
    boolean sameEntity = before.open() && before.sameTypeAs(after);
    return switch (scheme) {
      case IO -> true;
      case IOB1 -> !after.is(Role.BEGIN) || sameEntity;
      case IOB2 -> !continues || sameEntity;
      case BIOES, BILOU -> continues ? sameEntity : !before.open();
    };
  }

  @Override
  public List<TokenSpan> decode(LabelScores scores) {
    LabelPath likeliest = LabelPath.likeliest(labels, scores);
    return LenientDecoder.spans(legal(likeliest) ? likeliest : best(scores));
  }

  private boolean legal(LabelPath path) {
    for (int position = 0; position <= path.size(); position++) {
      if (!follows(labels.scheme(), path.tag(position - 1), path.tag(position))) {
        return false;
      }
    }
    return true;
  }

  private LabelPath best(LabelScores scores) {
    int positions = scores.size();
    int size = labels.size();
    int[][] origin = new int[positions][size];
    double[] total = new double[size];
    for (int label = 0; label < size; label++) {
      boolean first = follows(labels.scheme(), Tag.OUTSIDE, labels.tag(label));
      total[label] = first ? log(scores.score(0, label)) : Double.NEGATIVE_INFINITY;
    }
    for (int position = 1; position < positions; position++) {
      double[] next = new double[size];
      Arrays.fill(next, Double.NEGATIVE_INFINITY);
      for (int label = 0; label < size; label++) {
        double step = log(scores.score(position, label));
        for (int before = 0; before < size; before++) {
          if (legal[before][label] && total[before] + step > next[label]) {
            next[label] = total[before] + step;
            origin[position][label] = before;
          }
        }
      }
      total = next;
    }
    int[] path = new int[positions];
    path[positions - 1] = bestLast(total);
    for (int position = positions - 1; position > 0; position--) {
      path[position - 1] = origin[position][path[position]];
    }
    return new LabelPath(labels, scores, path);
  }

  private int bestLast(double[] total) {
    int best = -1;
    for (int label = 0; label < total.length; label++) {
      boolean last = follows(labels.scheme(), labels.tag(label), Tag.OUTSIDE);
      if (last && (best < 0 || total[label] > total[best])) {
        best = label;
      }
    }
    return best;
  }

  /** A probability of 0 is a float's rounding, not a certainty: it must not forbid the last way. */
  private static double log(float probability) {
    return Math.log(Math.max(probability, Float.MIN_NORMAL));
  }
}
