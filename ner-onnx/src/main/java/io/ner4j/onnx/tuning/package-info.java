/** Measures the best options for a machine. */
@NullMarked
package io.ner4j.onnx.tuning;

import org.jspecify.annotations.NullMarked;
