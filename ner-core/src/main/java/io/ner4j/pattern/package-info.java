/** Finds e-mail addresses, numbers and the like, each in time that grows as the text does. */
@NullMarked
package io.ner4j.pattern;

import org.jspecify.annotations.NullMarked;
