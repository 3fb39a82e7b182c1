@NullMarked
package io.ner4j.micrometer;

import org.jspecify.annotations.NullMarked;
