package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers that read texts at the same time, each taking the next one when it has its answer.
 *
 * @param seconds from the first call to the last answer
 * @param waits how long each call took in milliseconds, caller by caller
 */
public record Rush(double seconds, List<List<Double>> waits) {

  /** A call. */
  public interface Call {
    Object read(String text) throws Exception;
  }

  public static Rush of(int callers, List<String> texts, Call call)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    Callable<List<Double>> caller =
        () -> {
          List<Double> waits = new ArrayList<>();
          for (int i = next.getAndIncrement(); i < texts.size(); i = next.getAndIncrement()) {
            long start = System.nanoTime();
            call.read(texts.get(i));
            waits.add((System.nanoTime() - start) / 1e6);
          }
          return waits;
        };
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long start = System.nanoTime();
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        running.add(threads.submit(caller));
      }
      List<List<Double>> waits = new ArrayList<>();
      for (Future<List<Double>> future : running) {
        waits.add(future.get());
      }
      return new Rush((System.nanoTime() - start) / 1e9, waits);
    } finally {
      threads.shutdown();
    }
  }

  double textsPerSecond() {
    return waits.stream().mapToInt(List::size).sum() / seconds;
  }

  /** The time that a share of the calls did not exceed. */
  double millis(double share) {
    return Statistics.quantile(waits.stream().flatMap(List::stream).toList(), share);
  }

  /** What the caller with the fewest answers got, as a share of an equal part. */
  double smallestPart() {
    int fewest = waits.stream().mapToInt(List::size).min().orElseThrow();
    int all = waits.stream().mapToInt(List::size).sum();
    return (double) fewest * waits.size() / all;
  }
}
