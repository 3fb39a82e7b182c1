package io.ner4j.window;

import io.ner4j.LongText;

/**
 * How texts are cut into windows, in tokens of text: the special ones come on top.
 *
 * @param capacity what the model reads at once, at most
 * @param whole a text of at most so many is not cut
 * @param window what is in a window of a text that is cut, at most
 * @param stride what neighbouring windows share where no sentence ends
 * @param least a window may end with a sentence when it holds so many
 * @param longText what becomes of a text beyond the capacity
 */
public record WindowSizes(
    int capacity, int whole, int window, int stride, int least, LongText longText) {}
