/** GLiNER's directories and graphs. */
@NullMarked
package io.ner4j.onnx.gliner;

import org.jspecify.annotations.NullMarked;
