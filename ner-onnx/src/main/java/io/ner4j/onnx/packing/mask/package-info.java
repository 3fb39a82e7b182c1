/** What a mask's numbers depend on: nothing, a place, how far places are apart, or a key. */
@NullMarked
package io.ner4j.onnx.packing.mask;

import org.jspecify.annotations.NullMarked;
