/**
 * Pipelines on ONNX Runtime and Hugging Face tokenizers: {@link io.ner4j.onnx.OnnxNer} is the door.
 */
@NullMarked
package io.ner4j.onnx;

import org.jspecify.annotations.NullMarked;
