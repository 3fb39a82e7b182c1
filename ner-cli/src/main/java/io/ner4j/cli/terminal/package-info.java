/** Shows progress on standard error. */
@NullMarked
package io.ner4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
