/**
 * From scores to spans to entities: probabilities, scores of words, spans, and what is kept of
 * them.
 */
@NullMarked
package io.ner4j.span;

import org.jspecify.annotations.NullMarked;
