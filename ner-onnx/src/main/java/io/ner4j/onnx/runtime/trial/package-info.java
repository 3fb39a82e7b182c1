/** Tries out whether a model answers the same in a batch as alone, and remembers the outcome. */
@NullMarked
package io.ner4j.onnx.runtime.trial;

import org.jspecify.annotations.NullMarked;
