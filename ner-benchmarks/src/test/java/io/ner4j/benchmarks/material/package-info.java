/** Tests of io.ner4j.benchmarks.material. */
@NullMarked
package io.ner4j.benchmarks.material;

import org.jspecify.annotations.NullMarked;
