/** Unpacks models to the cache directory, under locks, and finds bundled models. */
@NullMarked
package io.ner4j.onnx.cache;

import org.jspecify.annotations.NullMarked;
