/** Measures which options make the most of a machine. */
@NullMarked
package io.ner4j.onnx.tuning;

import org.jspecify.annotations.NullMarked;
