/** Where a model runs: the CPU or CUDA. */
@NullMarked
package io.ner4j.onnx.runtime.provider;

import org.jspecify.annotations.NullMarked;
