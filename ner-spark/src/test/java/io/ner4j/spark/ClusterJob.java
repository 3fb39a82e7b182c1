package io.ner4j.spark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads a skewed corpus in a cluster, kills an executor meanwhile, and prints what was found and
 * what each process holds.
 */
public final class ClusterJob {

  private static final int PARTITIONS = 6;

  private static final List<Integer> NUMBERS = IntStream.range(0, PARTITIONS).boxed().toList();

  private ClusterJob() {}

  public static void main(String[] args) throws Exception {
    int rows = Integer.parseInt(args[0]);
    int longest = Integer.parseInt(args[1]);
    try (SparkSession session = SparkSession.builder().appName("cluster").getOrCreate()) {
      session.sparkContext().addSparkListener(new Killer());
      Dataset<Row> corpus = SkewedCorpus.rows(session, rows, longest).repartition(PARTITIONS);
      String output = Path.of("found").toAbsolutePath().toString();
      new NerTransformer().setDevice("cpu").transform(corpus).write().parquet(output);
      Dataset<Row> found = session.read().parquet(output).select("id", "entities");
      for (Row row : found.collectAsList()) {
        System.out.println(
            "row "
                + row.getLong(0)
                + " "
                + row.<Row>getList(1).stream().map(Row::toString).toList());
      }
      awaitExecutors(session);
      JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
      List<String> held = List.of();
      // The executor that came may find no task left while the other one is quick: more work for
      // it.
      for (int i = 0;
          i < 100 && held.stream().filter(one -> one.contains("[1]")).count() < 2;
          i++) {
        new NerTransformer()
            .setDevice("cpu")
            .transform(corpus.where("id > 0 and id < 50"))
            .collectAsList();
        held = context.parallelize(NUMBERS, PARTITIONS).map(ClusterJob::held).distinct().collect();
      }
      held.forEach(System.out::println);
      System.out.println(held(0));
    }
  }

  /** Waits until an executor has come for the one that was killed. */
  private static void awaitExecutors(SparkSession session) throws InterruptedException {
    for (int i = 0; session.sparkContext().statusTracker().getExecutorInfos().length < 3; i++) {
      if (i > 1200) {
        throw new IllegalStateException("expected two executors, but one is missing");
      }
      Thread.sleep(100);
    }
  }

  /** What this process is, how many models it holds, and its peak memory. */
  private static String held(int number) throws Exception {
    Thread.sleep(number == 0 ? 0 : 100);
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    List<String> models =
        Pattern.compile(
                "(?m)^ *\\d+: +(\\d+) +\\d+ +io\\.ner4j\\.onnx\\.runtime\\.OnnxModel\\b(?!\\$)")
            .matcher(histogram)
            .results()
            .map(found -> found.group(1))
            .toList();
    System.err.println("memory " + memory());
    return "process "
        + SparkEnv.get().executorId()
        + " models "
        + models
        + " cores "
        + Place.coresOfProcess();
  }

  /** The most memory that the process had, where the system tells. */
  private static String memory() throws Exception {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("")
        : "";
  }

  /** Kills an executor when some tasks have ended, as a machine does that breaks. */
  private static final class Killer extends SparkListener {
    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
      if (ended.incrementAndGet() == PARTITIONS + 1) {
        ProcessHandle executor =
            ProcessHandle.current()
                .children()
                .filter(
                    child ->
                        child
                            .info()
                            .commandLine()
                            .orElse("ExecutorBackend")
                            .contains("ExecutorBackend"))
                .findFirst()
                .orElseThrow();
        System.out.println("killed " + executor.destroyForcibly());
      }
    }
  }
}
