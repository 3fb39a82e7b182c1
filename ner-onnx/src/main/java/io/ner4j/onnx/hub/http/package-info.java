/** Asks the hub over HTTP: requests, redirects, retries, and what its answers mean. */
@NullMarked
package io.ner4j.onnx.hub.http;

import org.jspecify.annotations.NullMarked;
