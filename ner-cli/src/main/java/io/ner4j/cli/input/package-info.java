/** Reads texts: plain files, lines, JSON Lines and CoNLL, with the place of each text. */
@NullMarked
package io.ner4j.cli.input;

import org.jspecify.annotations.NullMarked;
