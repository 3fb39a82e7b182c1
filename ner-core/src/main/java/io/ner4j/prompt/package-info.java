/** Texts and labels to rows of a span classifier, and its scores back to spans. */
@NullMarked
package io.ner4j.prompt;

import org.jspecify.annotations.NullMarked;
