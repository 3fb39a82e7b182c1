/** Threads of the pipeline, their tasks, the gate that closes it, and calls to listeners. */
@NullMarked
package io.ner4j.thread;

import org.jspecify.annotations.NullMarked;
