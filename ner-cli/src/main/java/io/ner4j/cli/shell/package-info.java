/** What helps people who type: suggestions and completion. */
@NullMarked
package io.ner4j.cli.shell;

import org.jspecify.annotations.NullMarked;
