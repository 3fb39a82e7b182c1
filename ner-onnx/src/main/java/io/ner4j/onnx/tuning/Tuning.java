package io.ner4j.onnx.tuning;

import java.util.List;
import java.util.Locale;

/**
 * The results of a {@link Tuner}. Immutable.
 *
 * <pre>{@code
 * Tuning tuning = Tuner.bundled("en").measure(texts);
 * System.out.print(tuning.table()); // a line for each trial, the best with a star
 * }</pre>
 *
 * @param trials the options that were tried, in their order
 * @param best those to use
 * @since 0.1.0
 */
public record Tuning(List<Trial> trials, Trial best) {

  /**
   * Copies the list.
   *
   * @param trials the options that were tried, in their order
   * @param best those to use
   */
  public Tuning {
    trials = List.copyOf(trials);
  }

  /**
   * Lists the trials for people to read, the best marked by a star.
   *
   * @return lines that end with a line feed
   */
  public String table() {
    StringBuilder table = new StringBuilder();
    int width = trials.stream().mapToInt(trial -> trial.modelFile().length()).max().orElse(0);
    String format = "%s %-" + Math.max(width, 4) + "s %7s %5s %6s %8s %8s %6s%n";
    table.append(
        line(format, " ", "file", "threads", "runs", "tokens", "texts/s", "ms/text", "agrees"));
    for (Trial trial : trials) {
      table.append(
          line(
              format,
              trial.equals(best) ? "*" : " ",
              trial.modelFile(),
              trial.intraOpThreads(),
              trial.parallelRuns(),
              trial.maxBatchTokens(),
              line("%.1f", trial.textsPerSecond()),
              line("%.2f", trial.millisPerText()),
              line("%.3f", trial.agreement())));
    }
    return table.toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }
}
