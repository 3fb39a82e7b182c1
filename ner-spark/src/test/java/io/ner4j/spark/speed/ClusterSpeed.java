package io.ner4j.spark.speed;

import io.ner4j.spark.SkewedCorpus;
import io.ner4j.spark.Submit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;

/**
 * Compares a cluster of two executors with two plain processes, all of one core, on the skewed
 * corpus. They take turns, and each reads a part of the corpus before it is measured. It prints
 * characters a second and core.
 *
 * <p>Arguments: rows, the longest text, turns. The class path is that of the module's tests.
 */
public final class ClusterSpeed {

  private static final Pattern MEASURED = Pattern.compile("seconds ([0-9.]+)");

  private final Path home;
  private final Submit submit;
  private final String rows;
  private final String longest;

  private ClusterSpeed(Path home, String rows, String longest) throws Exception {
    this.home = home;
    this.submit = Submit.at(home);
    this.rows = rows;
    this.longest = longest;
  }

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("ner4j-cluster-speed");
    ClusterSpeed speed = new ClusterSpeed(home, args[0], args[1]);
    int most = Integer.parseInt(args[1]);
    long characters =
        LongStream.range(0, Long.parseLong(args[0]))
            .map(id -> SkewedCorpus.text(id, most).length())
            .sum();
    try (SparkSession session = SparkSession.builder().master("local[1]").getOrCreate()) {
      SkewedCorpus.rows(session, Long.parseLong(args[0]), most)
          .write()
          .parquet(speed.corpus().toString());
    }
    List<Double> ratios = new ArrayList<>();
    for (int turn = 0; turn < Integer.parseInt(args[2]); turn++) {
      double plain = characters / speed.plain();
      double cluster = characters / speed.cluster();
      ratios.add(cluster / plain);
      System.out.printf(
          Locale.ROOT,
          "plain %.0f, cluster %.0f characters a second and core, %.3f of plain%n",
          plain,
          cluster,
          cluster / plain);
    }
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(Locale.ROOT, "median %.3f%n", sorted[sorted.length / 2]);
  }

  private Path corpus() {
    return home.resolve("corpus");
  }

  /** Seconds of a core that the tasks of the cluster take. */
  private double cluster() throws Exception {
    Submit.Outcome job =
        submit.run(
            "--master",
            "local-cluster[2,1,1024]",
            "--class",
            "io.ner4j.spark.speed.SpeedJob",
            "spark-internal",
            corpus().toString());
    if (job.status() != 0) {
      throw new IllegalStateException(job.err());
    }
    return seconds(job.out());
  }

  /** Seconds of a core that two processes take, each of which reads every second row. */
  private double plain() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1024m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.ner4j.spark.speed.PlainSpeed",
                  rows,
                  longest,
                  Integer.toString(part))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    double all = 0;
    for (Process process : processes) {
      List<String> printed = process.inputReader().lines().toList();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("a plain process ended with " + process.exitValue());
      }
      all += seconds(printed);
    }
    return all;
  }

  private static double seconds(List<String> printed) {
    return printed.stream()
        .map(MEASURED::matcher)
        .filter(Matcher::matches)
        .flatMapToDouble(found -> DoubleStream.of(Double.parseDouble(found.group(1))))
        .sum();
  }
}
