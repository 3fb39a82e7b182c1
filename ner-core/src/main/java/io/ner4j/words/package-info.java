/**
 * Where words start and end, in scripts with and without blanks between them; and which name was
 * meant by a misspelt one.
 */
@NullMarked
package io.ner4j.words;

import org.jspecify.annotations.NullMarked;
