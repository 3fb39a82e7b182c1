/** Measures ner4j, beside others who run the same model. */
@NullMarked
package io.ner4j.benchmarks;

import org.jspecify.annotations.NullMarked;
