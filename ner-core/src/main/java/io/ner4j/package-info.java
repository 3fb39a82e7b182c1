/**
 * Named-entity recognition: {@link io.ner4j.NerPipeline} reads a text and returns its {@link
 * io.ner4j.Entity entities}. Applications that want to replace or wrap it depend on {@link
 * io.ner4j.EntityRecognizer}.
 */
@NullMarked
package io.ner4j;

import org.jspecify.annotations.NullMarked;
