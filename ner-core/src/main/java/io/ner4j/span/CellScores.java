package io.ner4j.span;

import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the cells of a column agree: names below each other are mostly of one type.
 *
 * <p>A column's share of each type is estimated from its cells (expectation maximisation) and
 * weighs the types in a cell's scores, as a prior does. Whether a word is in an entity at all stays
 * as the model says, and so does a type that it is sure of.
 */
final class CellScores {

  private static final int ITERATIONS = 5;

  /** Cells of each type that a column has beside its own. */
  private static final double SMOOTHING = 0.2;

  /** The model is too sure of its types: probabilities count as their root of this degree. */
  private static final double TEMPERATURE = 3;

  /** Fewer cells tell too little of a column. */
  private static final int MIN_CELLS = 3;

  /** A longer cell is a text. Its names may be of several types. */
  private static final int MAX_WORDS = 8;

  private final LabelSet labels;
  private final List<String> types;

  /** For each column, what each of its cells tells of each type. */
  private final Map<Integer, List<double[]>> columns = new HashMap<>();

  private final Map<Integer, double[]> priors = new HashMap<>();

  CellScores(LabelSet labels) {
    this.labels = labels;
    this.types = new ArrayList<>(labels.types());
  }

  /** Counts a cell for its column. */
  void count(int column, LabelScores cell) {
    if (cell.size() <= MAX_WORDS) {
      columns.computeIfAbsent(column, c -> new ArrayList<>()).add(evidence(cell));
    }
  }

  /** The scores of a cell as its column makes them. */
  LabelScores weigh(int column, LabelScores cell) {
    List<double[]> cells = columns.getOrDefault(column, List.of());
    if (cell.size() > MAX_WORDS || cells.size() < MIN_CELLS) {
      return cell;
    }
    double[] prior = priors.computeIfAbsent(column, c -> prior(cells));
    float[] weighed = new float[cell.size() * cell.labels()];
    for (int position = 0; position < cell.size(); position++) {
      int row = position * cell.labels();
      double before = 0;
      double after = 0;
      for (int label = 0; label < cell.labels(); label++) {
        if (!labels.outside(label)) {
          before += cell.score(position, label);
          after += cell.score(position, label) * weight(prior, label);
        }
      }
      for (int label = 0; label < cell.labels(); label++) {
        float score = cell.score(position, label);
        weighed[row + label] =
            labels.outside(label) || after == 0
                ? score
                : (float) (score * weight(prior, label) * before / after);
      }
      boolean in = !labels.outside(cell.best(position));
      if (in == labels.outside(best(weighed, row, cell.labels()))) {
        for (int label = 0; label < cell.labels(); label++) {
          weighed[row + label] = cell.score(position, label);
        }
      }
    }
    return LabelScores.of(weighed, cell.labels());
  }

  private static int best(float[] scores, int row, int labels) {
    int best = 0;
    for (int label = 1; label < labels; label++) {
      best = scores[row + label] > scores[row + best] ? label : best;
    }
    return best;
  }

  private double weight(double[] prior, int label) {
    return Math.pow(prior[types.indexOf(labels.type(label))], TEMPERATURE);
  }

  private static double[] prior(List<double[]> cells) {
    int size = cells.get(0).length;
    double[] prior = new double[size];
    Arrays.fill(prior, 1.0 / size);
    for (int i = 0; i < ITERATIONS; i++) {
      double[] sum = new double[size];
      Arrays.fill(sum, SMOOTHING);
      for (double[] cell : cells) {
        double total = product(prior, cell);
        for (int type = 0; type < size; type++) {
          sum[type] += prior[type] * cell[type] / total;
        }
      }
      double total = Arrays.stream(sum).sum();
      Arrays.setAll(prior, type -> sum[type] / total);
    }
    return prior;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** What a cell tells of each type: the root of its mean probability over the cell's words. */
  private double[] evidence(LabelScores cell) {
    double[] evidence = new double[types.size()];
    for (int position = 0; position < cell.size(); position++) {
      for (int label = 0; label < cell.labels(); label++) {
        if (!labels.outside(label)) {
          evidence[types.indexOf(labels.type(label))] += cell.score(position, label) / cell.size();
        }
      }
    }
    // A cell outside of entities tells nothing: all types are then about as likely.
    double floor = 1.0 / (1 << 20);
    double outside = Math.max(0, 1 - Arrays.stream(evidence).sum());
    Arrays.setAll(
        evidence, type -> Math.pow(Math.max(evidence[type], floor) + outside, 1 / TEMPERATURE));
    return evidence;
  }
}
