/**
 * Pipelines on ONNX Runtime and Hugging Face tokenizers: start with {@link io.ner4j.onnx.OnnxNer}.
 *
 * <p>Where a tokenizer is BERT's, most texts are cut in Java, with the same answers.
 */
@NullMarked
package io.ner4j.onnx;

import org.jspecify.annotations.NullMarked;
