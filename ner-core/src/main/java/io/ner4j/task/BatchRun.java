package io.ner4j.task;

import io.ner4j.Progress;

/**
 * A run of the model.
 *
 * @param counts what was run
 * @param start when it started, as {@link System#nanoTime} tells
 * @param nanos how long it took
 */
public record BatchRun(Progress counts, long start, long nanos) {}
