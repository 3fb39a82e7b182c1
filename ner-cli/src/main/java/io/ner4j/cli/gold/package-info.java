/** Reads files with known entities, and answers to compare with them. */
@NullMarked
package io.ner4j.cli.gold;

import org.jspecify.annotations.NullMarked;
