package io.ner4j.task;

import io.ner4j.NerInferenceException;
import io.ner4j.NerInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says which text a failure belongs to. */
public final class Failures {

  private Failures() {}

  /** Throws what was caught elsewhere. */
  public static RuntimeException rethrow(Throwable caught) {
    if (caught instanceof Error error) {
      throw error;
    }
    if (caught instanceof RuntimeException exception) {
      throw exception;
    }
    // Some languages let a model or a tokenizer throw what Java would have it declare.
    throw new NerInferenceException("a text could not be read: " + caught.getMessage(), caught);
  }

  /** Does a step of a text's way. */
  public static void attempt(TextTask task, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      throw named(task, e);
    }
  }

  /**
   * Does work on items together, and where that fails on each half: what is too large together may
   * fit alone, and what fails alone can be named.
   *
   * @param alone makes the result of an item that fails alone, from an exception that names its
   *     text
   */
  public static <T, R> List<R> inHalves(
      List<T> items,
      Function<T, TextTask> owner,
      Function<List<T>, List<R>> work,
      Function<RuntimeException, R> alone) {
    return inHalves(items, owner, work, alone, null);
  }

  private static <T, R> List<R> inHalves(
      List<T> items,
      Function<T, TextTask> owner,
      Function<List<T>, List<R>> work,
      Function<RuntimeException, R> alone,
      @Nullable RuntimeException together) {
    try {
      return work.apply(items);
    } catch (RuntimeException e) {
      if (items.size() == 1) {
        RuntimeException named = named(owner.apply(items.get(0)), e);
        if (together != null && together != e) {
          named.addSuppressed(together);
        }
        return List.of(alone.apply(named));
      }
      int middle = items.size() / 2;
      List<R> results = new ArrayList<>(items.size());
      results.addAll(inHalves(items.subList(0, middle), owner, work, alone, e));
      results.addAll(inHalves(items.subList(middle, items.size()), owner, work, alone, e));
      return results;
    }
  }

  private static RuntimeException named(TextTask task, RuntimeException failure) {
    if (failure instanceof NerInputException) {
      return failure;
    }
    return new NerInferenceException(
        "text " + task.index() + " could not be read: " + failure.getMessage(), failure);
  }
}
