/**
 * Runs a model on ONNX Runtime: its inputs, its outputs and what is found out about it while
 * loading.
 */
@NullMarked
package io.ner4j.onnx.runtime;

import org.jspecify.annotations.NullMarked;
