/** Reads and writes ONNX files, in their wire format. */
@NullMarked
package io.ner4j.onnx.graph;

import org.jspecify.annotations.NullMarked;
