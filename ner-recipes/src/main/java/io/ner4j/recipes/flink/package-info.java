/** The code of {@code docs/flink.md}. */
@NullMarked
package io.ner4j.recipes.flink;

import org.jspecify.annotations.NullMarked;
