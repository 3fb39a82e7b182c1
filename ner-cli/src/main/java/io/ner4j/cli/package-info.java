/** The command line: {@code java -jar ner4j.jar}. docs/command-line.md describes it. */
@NullMarked
package io.ner4j.cli;

import org.jspecify.annotations.NullMarked;
