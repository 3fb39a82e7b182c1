/** The figures are computed right. */
@NullMarked
package io.ner4j.benchmarks;

import org.jspecify.annotations.NullMarked;
