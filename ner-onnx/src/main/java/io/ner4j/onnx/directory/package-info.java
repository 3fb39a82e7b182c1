/** The files and the settings of a model directory. */
@NullMarked
package io.ner4j.onnx.directory;

import org.jspecify.annotations.NullMarked;
