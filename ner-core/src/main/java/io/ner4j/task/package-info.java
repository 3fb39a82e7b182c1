/** One text on its way: its chunks, its windows, their results and what went wrong with them. */
@NullMarked
package io.ner4j.task;

import org.jspecify.annotations.NullMarked;
