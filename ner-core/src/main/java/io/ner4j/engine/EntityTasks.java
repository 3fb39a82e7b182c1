package io.ner4j.engine;

import io.ner4j.Entity;
import io.ner4j.engine.ResultStream.Asked;
import java.util.List;

/** Begins the task of a text, and gives its entities when the task is done. */
public interface EntityTasks {

  /**
   * Begins a task for a call that begins on this thread.
   *
   * @param index position of the text in the call
   */
  Asked<List<Entity>> begin(long index, String text);
}
