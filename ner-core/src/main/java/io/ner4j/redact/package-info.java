/**
 * Texts without their entities: {@link io.ner4j.redact.Redactor} puts something else in their place
 * and gives a map that undoes it.
 */
@NullMarked
package io.ner4j.redact;

import org.jspecify.annotations.NullMarked;
