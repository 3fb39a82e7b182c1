/** Where a model's files come from: bundled, in a directory, on the class path or on the hub. */
@NullMarked
package io.ner4j.onnx.source;

import org.jspecify.annotations.NullMarked;
