/** Code of other libraries as docs/migrating.md shows it, and an adapter from theirs to ner4j. */
@NullMarked
package io.ner4j.benchmarks.migrating;

import org.jspecify.annotations.NullMarked;
