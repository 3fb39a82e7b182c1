/** Leads one text, many texts and later texts through the steps. */
@NullMarked
package io.ner4j.engine;

import org.jspecify.annotations.NullMarked;
