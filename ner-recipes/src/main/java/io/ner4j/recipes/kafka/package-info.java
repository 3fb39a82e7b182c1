/** The code of {@code docs/kafka.md}. */
@NullMarked
package io.ner4j.recipes.kafka;

import org.jspecify.annotations.NullMarked;
