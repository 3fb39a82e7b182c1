/** Reads requests within their limits. */
@NullMarked
package io.ner4j.server.request;

import org.jspecify.annotations.NullMarked;
