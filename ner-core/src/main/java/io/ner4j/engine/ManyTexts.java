package io.ner4j.engine;

import io.ner4j.Entity;
import io.ner4j.WordEntity;
import io.ner4j.span.EntityCollector;
import io.ner4j.span.WordEntityCollector;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.TextTask;
import io.ner4j.thread.Gate;
import io.ner4j.window.WordIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls with many texts: each text becomes a task and has its own collector. */
public final class ManyTexts {

  private final Engine engine;
  private final TaskSettings settings;
  private final Gate gate;

  public ManyTexts(Engine engine, TaskSettings settings, Gate gate) {
    this.engine = engine;
    this.settings = settings;
    this.gate = gate;
  }

  /** Finds the entities of all texts before it returns. */
  public List<List<Entity>> entities(Collection<String> texts) {
    List<String> copy = new ArrayList<>(texts);
    List<EntityCollector> collectors = new ArrayList<>();
    for (int i = 0; i < copy.size(); i++) {
      int index = i;
      String text = Objects.requireNonNull(copy.get(i), () -> "texts[" + index + "]");
      collectors.add(new EntityCollector(text, settings.reading().filter()));
    }
    TaskSettings own = settings.ofCall();
    Stream<TextTask> tasks =
        IntStream.range(0, copy.size())
            .mapToObj(i -> new TextTask(i, copy.get(i), null, own, collectors.get(i)));
    BulkExtraction extraction = engine.read(tasks.iterator());
    gate.pass(
        () -> {
          extraction.readAll();
          return extraction;
        });
    return collectors.stream().map(EntityCollector::entities).toList();
  }

  /** Finds the entities of the texts of items, as results are asked for. */
  public <T, R> Stream<R> entities(
      Stream<T> items,
      Function<? super T, String> text,
      BiFunction<? super T, ? super List<Entity>, ? extends R> result) {
    return ResultStream.of(
        items,
        (item, number) -> {
          String read = Objects.requireNonNull(text.apply(item), () -> "texts[" + number + "]");
          EntityCollector collector = new EntityCollector(read, settings.reading().filter());
          TextTask task = new TextTask(number, read, null, settings.ofCall(), collector);
          return new ResultStream.Asked<>(task, () -> result.apply(item, collector.entities()));
        },
        engine,
        gate);
  }

  /** Finds the entities of the words of items, as results are asked for. */
  public <T, R> Stream<R> words(
      Stream<T> items,
      Function<? super T, List<String>> words,
      BiFunction<? super T, ? super List<WordEntity>, ? extends R> result) {
    return ResultStream.of(
        items,
        (item, number) -> {
          List<String> copy = new ArrayList<>(words.apply(item));
          WordIndex index = WordIndex.of(copy);
          WordEntityCollector collector =
              new WordEntityCollector(copy, settings.reading().filter());
          TextTask task = new TextTask(number, index.text(), index, settings.ofCall(), collector);
          return new ResultStream.Asked<>(task, () -> result.apply(item, collector.entities()));
        },
        engine,
        gate);
  }
}
