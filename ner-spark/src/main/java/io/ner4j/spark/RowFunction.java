package io.ner4j.spark;

import io.ner4j.NerInferenceException;
import io.ner4j.NerInputException;
import io.ner4j.onnx.SharedPipeline;
import io.ner4j.spark.RowShape.OnError;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * Reads one text after another in a task. Spark may compute a function that is registered as
 * deterministic more than once for a row, so the last answer is kept.
 */
final class RowFunction implements Serializable {

  private static final long serialVersionUID = 1L;

  /** By the number of the task's attempt: each task has its own copies of a function. */
  private static final ConcurrentMap<Long, Map<Map<String, String>, HeldPipeline>> TASKS =
      new ConcurrentHashMap<>();

  private final @Nullable Counters counters;

  RowFunction(@Nullable Counters counters) {
    this.counters = counters;
  }

  /** A function that Spark makes by itself, while a session is there or not. */
  static RowFunction ofSession() {
    Option<SparkSession> session = SparkSession.getDefaultSession();
    return new RowFunction(
        session.isEmpty() ? null : Counters.of(session.get().sparkContext(), SqlFunction.NAME));
  }

  /** The pipeline for some options in a task, and its last answer. Guarded by itself. */
  private static final class HeldPipeline {
    final NerSettings settings;
    final SharedPipeline<?> ner;
    @Nullable String text;
    Row @Nullable [] entities;

    HeldPipeline(TaskContext task, Map<String, String> options) {
      settings = NerSettings.of(options);
      if (settings.onError() == OnError.COLUMN) {
        throw new IllegalArgumentException(
            "expected onError fail or null for ner_extract, but found column; use NerTransformer for messages in a column");
      }
      ner = TaskPipeline.hold(settings, task);
    }
  }

  Row @Nullable [] read(@Nullable String text) {
    return read(text, Map.of());
  }

  Row @Nullable [] read(
      @Nullable String text, scala.collection.@Nullable Map<String, String> options) {
    Map<String, String> map = new HashMap<>();
    if (options != null) {
      Iterator<Tuple2<String, String>> entries = options.iterator();
      while (entries.hasNext()) {
        Tuple2<String, String> entry = entries.next();
        map.put(entry._1(), entry._2());
      }
    }
    return read(text, map);
  }

  private Row @Nullable [] read(@Nullable String text, Map<String, String> options) {
    if (text == null) {
      return null;
    }
    TaskContext task = TaskContext.get();
    return task == null ? readInATask(text, options) : read(task, text, options);
  }

  /**
   * Spark computes functions of its own accord on the driver where rows are written in the query.
   * The model is on executors, so one of them is asked.
   */
  private Row @Nullable [] readInATask(String text, Map<String, String> options) {
    List<Row @Nullable []> found =
        JavaSparkContext.fromSparkContext(SparkContext.getOrCreate())
            .parallelize(List.of(text), 1)
            .map(one -> read(one, options))
            .collect();
    return found.get(0);
  }

  private Row @Nullable [] read(TaskContext task, String text, Map<String, String> options) {
    HeldPipeline held = held(task, options);
    synchronized (held) {
      if (!text.equals(held.text)) {
        held.entities = compute(held, text);
        held.text = text;
      }
      return held.entities;
    }
  }

  private Row @Nullable [] compute(HeldPipeline held, String text) {
    long before = System.nanoTime();
    try {
      Row[] rows = EntityRows.of(text, held.ner.extract(text), held.settings.offsets());
      if (counters != null) {
        counters.read(text.length(), rows.length);
      }
      return rows;
    } catch (NerInferenceException | NerInputException e) {
      if (held.settings.onError() == OnError.FAIL) {
        throw e;
      }
      if (counters != null) {
        counters.failed(text.length());
      }
      return null;
    } finally {
      if (counters != null) {
        counters.spent(System.nanoTime() - before);
      }
    }
  }

  private static HeldPipeline held(TaskContext task, Map<String, String> options) {
    Map<Map<String, String>, HeldPipeline> pipelines =
        TASKS.computeIfAbsent(
            task.taskAttemptId(),
            id -> {
              task.addTaskCompletionListener((TaskCompletionListener) ended -> TASKS.remove(id));
              return new ConcurrentHashMap<>();
            });
    return pipelines.computeIfAbsent(options, given -> new HeldPipeline(task, given));
  }
}
