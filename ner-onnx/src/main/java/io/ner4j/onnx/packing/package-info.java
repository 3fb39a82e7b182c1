/** Rewrites a graph so that it computes nothing for padding. */
@NullMarked
package io.ner4j.onnx.packing;

import org.jspecify.annotations.NullMarked;
