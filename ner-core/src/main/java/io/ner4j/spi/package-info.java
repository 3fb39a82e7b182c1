/**
 * What a backend implements: a {@link io.ner4j.spi.Tokenizer} that cuts text and a {@link
 * io.ner4j.spi.Model} that scores labels, with the values that pass between them and the pipeline.
 */
@NullMarked
package io.ner4j.spi;

import org.jspecify.annotations.NullMarked;
