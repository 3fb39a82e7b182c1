/** The platform, native libraries, and what is held in native memory. */
@NullMarked
package io.ner4j.onnx.natives;

import org.jspecify.annotations.NullMarked;
