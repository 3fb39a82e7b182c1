/** A small HTTP server around a pipeline, and its page. docs/server.md describes it. */
@NullMarked
package io.ner4j.server;

import org.jspecify.annotations.NullMarked;
