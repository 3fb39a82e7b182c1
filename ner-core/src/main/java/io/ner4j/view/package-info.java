/**
 * Shows a text with its entities: {@link io.ner4j.view.HtmlView} for browsers, {@link
 * io.ner4j.view.AnsiView} for terminals.
 */
@NullMarked
package io.ner4j.view;

import org.jspecify.annotations.NullMarked;
