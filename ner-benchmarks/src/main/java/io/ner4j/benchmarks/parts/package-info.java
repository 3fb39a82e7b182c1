/** Measures parts of ner4j, the modules' internals included. */
@NullMarked
package io.ner4j.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
