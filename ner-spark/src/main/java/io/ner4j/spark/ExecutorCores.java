package io.ner4j.spark;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/**
 * How many cores Spark gives this process. Spark tells an executor by an option of its command; the
 * settings may leave it out.
 */
final class ExecutorCores {

  private static final Pattern OPTION =
      Pattern.compile("ExecutorBackend\\b.* --cores (\\d+)(?: |$)");
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,.*)?\\])?");

  private ExecutorCores() {}

  static int ofProcess() {
    return of(
        System.getProperty("sun.java.command", ""),
        key -> SparkEnv.get().conf().get(key, null),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Finds the number.
   *
   * @param command main class and arguments of the process
   * @param setting gives a setting of Spark, or null
   * @param processors those that the process may use, which bound the number
   */
  static int of(String command, Function<String, @Nullable String> setting, int processors) {
    return Math.max(1, Math.min(processors, given(command, setting, processors)));
  }

  private static int given(
      String command, Function<String, @Nullable String> setting, int processors) {
    Matcher option = OPTION.matcher(command);
    if (option.find()) {
      return Integer.parseInt(option.group(1));
    }
    String master = setting.apply("spark.master");
    Matcher local = LOCAL.matcher(master == null ? "" : master);
    if (local.matches()) {
      String threads = local.group(1);
      return threads == null ? 1 : threads.equals("*") ? processors : Integer.parseInt(threads);
    }
    String cores = setting.apply("spark.executor.cores");
    return cores == null ? processors : Integer.parseInt(cores);
  }
}
