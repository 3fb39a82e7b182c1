/**
 * JSON that a stranger may have written, read with the calls that all versions of Gson since 2.8.9
 * have.
 */
@NullMarked
package io.ner4j.onnx.json;

import org.jspecify.annotations.NullMarked;
