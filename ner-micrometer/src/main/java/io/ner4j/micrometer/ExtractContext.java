package io.ner4j.micrometer;

import io.micrometer.observation.Observation;

/**
 * What an observation of a call knows. It never holds a text or an entity.
 *
 * <pre>{@code
 * observations
 *     .observationConfig()
 *     .observationPredicate(
 *         (name, context) ->
 *             !(context instanceof ExtractContext call) || call.kind() != ExtractContext.Kind.TEXT);
 * }</pre>
 *
 * <p>Its counts grow while the call runs. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ExtractContext extends Observation.Context {

  /** Which method was called. */
  public enum Kind {
    /** {@code extract}. */
    TEXT,
    /** {@code extractAll} of a collection. */
    LIST,
    /** {@code extractAll} of a stream. */
    STREAM,
    /** {@code extractAsync}. */
    ASYNC
  }

  private final Kind kind;
  private long texts;
  private long entities;

  ExtractContext(Kind kind) {
    this.kind = kind;
  }

  /** Counts what was found. */
  synchronized void add(long moreTexts, long moreEntities) {
    texts += moreTexts;
    entities += moreEntities;
  }

  /** {@return which method was called} */
  public Kind kind() {
    return kind;
  }

  /** {@return how many texts were read so far} */
  public synchronized long texts() {
    return texts;
  }

  /** {@return how many entities were found in them} */
  public synchronized long entities() {
    return entities;
  }
}
