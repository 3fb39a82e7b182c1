package io.ner4j.task;

import java.util.Arrays;

/**
 * What a model says of a window: all of its scores, or those that count, each with its place among
 * all. Keeps arrays without a copy.
 */
public final class WindowScores {

  private static final int[] ALL = {};

  private final int[] places;
  private final float[] values;

  private WindowScores(int[] places, float[] values) {
    this.places = places;
    this.values = values;
  }

  /** All scores, row-major. */
  public static WindowScores all(float[] values) {
    return new WindowScores(ALL, values);
  }

  /** The places of those that count, rising; none if all do. */
  public int[] places() {
    return places;
  }

  /** The scores; as many for each place as the kind of model has. */
  public float[] values() {
    return values;
  }

  /** Collects the scores that count. For one thread. */
  public static final class Kept {

    private int[] places = new int[16];
    private float[] values = new float[16];
    private int count;
    private int size;

    /** Adds the scores of a place; as many as for the places before. */
    public void add(int place, float... scores) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
      }
      if (size + scores.length > values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      places[count++] = place;
      for (float score : scores) {
        values[size++] = score;
      }
    }

    /** What was added. */
    public WindowScores scores() {
      return new WindowScores(Arrays.copyOf(places, count), Arrays.copyOf(values, size));
    }
  }
}
