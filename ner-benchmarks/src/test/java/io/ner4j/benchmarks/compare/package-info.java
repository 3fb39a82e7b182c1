/** Tests of io.ner4j.benchmarks.compare. */
@NullMarked
package io.ner4j.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
