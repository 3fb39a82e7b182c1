/** Writes what was found, and takes care that nothing written is lost. */
@NullMarked
package io.ner4j.cli.output;

import org.jspecify.annotations.NullMarked;
