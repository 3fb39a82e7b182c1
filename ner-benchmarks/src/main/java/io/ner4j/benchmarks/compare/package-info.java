/** ner4j and others in turns, on the same texts. */
@NullMarked
package io.ner4j.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
