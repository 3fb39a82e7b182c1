/** Tests of io.ner4j.benchmarks.report. */
@NullMarked
package io.ner4j.benchmarks.report;

import org.jspecify.annotations.NullMarked;
