/** The code of {@code docs/beam.md}. */
@NullMarked
package io.ner4j.recipes.beam;

import org.jspecify.annotations.NullMarked;
