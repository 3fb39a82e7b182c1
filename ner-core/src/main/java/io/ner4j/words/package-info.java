/** Where words start and end, in scripts with and without blanks between them. */
@NullMarked
package io.ner4j.words;

import org.jspecify.annotations.NullMarked;
