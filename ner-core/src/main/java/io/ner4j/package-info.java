/**
 * Named-entity recognition: {@link io.ner4j.NerPipeline} reads a text and returns its {@link
 * io.ner4j.Entity entities}.
 */
@NullMarked
package io.ner4j;

import org.jspecify.annotations.NullMarked;
