/** Opens and closes ONNX Runtime's sessions. */
@NullMarked
package io.ner4j.onnx.runtime.session;

import org.jspecify.annotations.NullMarked;
