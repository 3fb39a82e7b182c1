/** One exchange over HTTP: its answer, its errors, and who may ask. */
@NullMarked
package io.ner4j.server.http;

import org.jspecify.annotations.NullMarked;
