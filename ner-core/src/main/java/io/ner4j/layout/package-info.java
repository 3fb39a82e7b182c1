/**
 * Borders that the layout of a text draws: lines of a list, cells of a table, blank lines, markup.
 * {@link io.ner4j.layout.LayoutText} is what it makes of one text.
 */
@NullMarked
package io.ner4j.layout;

import org.jspecify.annotations.NullMarked;
