package io.ner4j.contract;

/**
 * How much random tests try. The system property {@code ner4j.tests.scale} multiplies their counts:
 * 1, the default, suits each build; the Maven profile {@code nightly} sets 10.
 */
public final class Scale {

  private static final double FACTOR =
      Double.parseDouble(System.getProperty("ner4j.tests.scale", "1"));

  private Scale() {}

  /**
   * Scales a count.
   *
   * @param quick the count at scale 1
   * @return the count at the scale of this run, at least 1
   */
  public static int of(int quick) {
    return (int) Math.max(1, Math.round(quick * FACTOR));
  }

  /**
   * Scales a count that has a largest useful value.
   *
   * @param quick the count at scale 1
   * @param most the count at any larger scale that would go beyond it
   * @return the count at the scale of this run, 1 to {@code most}
   */
  public static int of(int quick, int most) {
    return Math.min(most, of(quick));
  }

  /**
   * Scales a count by more than its factor: in a straight line through two points.
   *
   * @param quick the count at scale 1, and below
   * @param nightly the count at scale 10
   * @return the count at the scale of this run, at least {@code quick}
   */
  public static int between(int quick, int nightly) {
    return (int) Math.max(quick, Math.round(quick + (nightly - quick) * (FACTOR - 1) / 9));
  }
}
