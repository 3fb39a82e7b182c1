@NullMarked
package io.ner4j.samples;

import org.jspecify.annotations.NullMarked;
