/**
 * Measures found entities: precision, recall and F1 against gold ones, by entity. {@code
 * docs/evaluation.md} says what is counted how.
 */
@NullMarked
package io.ner4j.eval;

import org.jspecify.annotations.NullMarked;
