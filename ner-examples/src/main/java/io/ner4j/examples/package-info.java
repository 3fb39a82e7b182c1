/** Programs to run and to read. */
@NullMarked
package io.ner4j.examples;

import org.jspecify.annotations.NullMarked;
