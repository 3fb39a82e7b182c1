package io.ner4j.engine;

import io.ner4j.Entity;
import io.ner4j.engine.ResultStream.Asked;
import io.ner4j.engine.ResultStream.Asking;
import io.ner4j.task.TextTask;
import io.ner4j.thread.Gate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The calls of a recognizer: one text, one for which nobody waits, or many. */
public final class Calls {

  private final Engine engine;
  private final Gate gate;

  public Calls(Engine engine, Gate gate) {
    this.engine = engine;
    this.gate = gate;
  }

  /** Reads one text and gives what comes of it. */
  public <R> R one(TextTask task, Supplier<R> result) {
    gate.pass(
        () -> {
          engine.read(task);
          return task;
        });
    return result.get();
  }

  /** Finds the entities of one text. */
  public List<Entity> one(String text, EntityTasks tasks) {
    Asked<List<Entity>> asked = tasks.begin(0, Objects.requireNonNull(text, "text"));
    return one(asked.task(), asked.result());
  }

  /** Finds the entities of one text, for which nobody waits. */
  public CompletableFuture<List<Entity>> later(String text, EntityTasks tasks) {
    Asked<List<Entity>> asked = tasks.begin(0, Objects.requireNonNull(text, "text"));
    return engine.readLater(asked.task(), asked.result());
  }

  /** Finds the entities of all texts before it returns. */
  public List<List<Entity>> all(Collection<String> texts, EntityTasks tasks) {
    List<String> copy = new ArrayList<>(Objects.requireNonNull(texts, "texts"));
    for (int i = 0; i < copy.size(); i++) {
      int index = i;
      Objects.requireNonNull(copy.get(i), () -> "texts[" + index + "]");
    }
    List<Supplier<List<Entity>>> results = new ArrayList<>(copy.size());
    Iterator<TextTask> read =
        IntStream.range(0, copy.size())
            .mapToObj(
                i -> {
                  Asked<List<Entity>> asked = tasks.begin(i, copy.get(i));
                  results.add(asked.result());
                  return asked.task();
                })
            .iterator();
    BulkExtraction extraction = engine.read(read);
    gate.pass(
        () -> {
          extraction.readAll();
          return extraction;
        });
    return results.stream().map(Supplier::get).toList();
  }

  /** Finds the entities of the texts of items, as results are asked for. */
  public <T, R> Stream<R> all(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result,
      EntityTasks tasks) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(result, "result");
    return all(
        items,
        (item, number) -> {
          String read = Objects.requireNonNull(text.apply(item), () -> "texts[" + number + "]");
          Asked<List<Entity>> asked = tasks.begin(number, read);
          return new Asked<>(asked.task(), () -> result.apply(item, asked.result().get()));
        });
  }

  /** Reads what is made of items, as results are asked for. */
  public <T, R> Stream<R> all(Stream<T> items, Asking<? super T, R> asking) {
    return ResultStream.of(Objects.requireNonNull(items, "items"), asking, engine, gate);
  }
}
