/** Which tokens make a word, where a tokenizer's own words say too little. */
@NullMarked
package io.ner4j.onnx.tokenizer.words;

import org.jspecify.annotations.NullMarked;
