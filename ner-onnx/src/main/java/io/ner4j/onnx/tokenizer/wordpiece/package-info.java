/** BERT's word pieces in Java. */
@NullMarked
package io.ner4j.onnx.tokenizer.wordpiece;

import org.jspecify.annotations.NullMarked;
