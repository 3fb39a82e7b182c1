/**
 * Rules beside a model: {@link io.ner4j.rules.Phrases phrases} of a list, {@link
 * io.ner4j.rules.Patterns patterns} such as e-mail addresses, and {@link io.ner4j.rules.TextFilter
 * lists} of what a model must not or may only find. Each is an {@link io.ner4j.EntityRecognizer},
 * and {@link io.ner4j.EntityRecognizer#combined} puts them beside a model.
 */
@NullMarked
package io.ner4j.rules;

import org.jspecify.annotations.NullMarked;
