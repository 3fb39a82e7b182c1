/** Finds the phrases of a list in a text, in one pass. */
@NullMarked
package io.ner4j.phrase;

import org.jspecify.annotations.NullMarked;
