/** What a server is told: where it listens, and what it takes on. */
@NullMarked
package io.ner4j.server.options;

import org.jspecify.annotations.NullMarked;
