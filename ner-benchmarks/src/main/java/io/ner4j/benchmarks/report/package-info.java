/** What was measured, as lines and as pictures. */
@NullMarked
package io.ner4j.benchmarks.report;

import org.jspecify.annotations.NullMarked;
