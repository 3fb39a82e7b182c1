/** The programs that are compared, ner4j among them. */
@NullMarked
package io.ner4j.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
