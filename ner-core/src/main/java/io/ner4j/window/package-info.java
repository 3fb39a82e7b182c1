/**
 * From text to tokens to windows: a text is cut into chunks, tokens are kept with their places, and
 * windows fit the model.
 */
@NullMarked
package io.ner4j.window;

import org.jspecify.annotations.NullMarked;
