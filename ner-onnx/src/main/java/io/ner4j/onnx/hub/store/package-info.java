/**
 * The hub's cache on disk, laid out as the Python client does: repositories, listings and files.
 */
@NullMarked
package io.ner4j.onnx.hub.store;

import org.jspecify.annotations.NullMarked;
