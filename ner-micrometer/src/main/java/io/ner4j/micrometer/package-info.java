/** Meters and observations of pipelines for Micrometer, with or without Spring. */
@NullMarked
package io.ner4j.micrometer;

import org.jspecify.annotations.NullMarked;
