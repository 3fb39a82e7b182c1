/** Hugging Face tokenizers, and BERT's own in Java. */
@NullMarked
package io.ner4j.onnx.tokenizer;

import org.jspecify.annotations.NullMarked;
