/** Refuses tokenizer files that would abort or exhaust the native library. */
@NullMarked
package io.ner4j.onnx.tokenizer.guard;

import org.jspecify.annotations.NullMarked;
