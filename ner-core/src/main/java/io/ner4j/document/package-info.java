/**
 * Sentences of a text, and documents that are larger than memory: {@link
 * io.ner4j.document.Sentences} and {@link io.ner4j.document.Documents}.
 */
@NullMarked
package io.ner4j.document;

import org.jspecify.annotations.NullMarked;
