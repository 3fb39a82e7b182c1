/**
 * Finds entities in columns of Apache Spark: {@link io.ner4j.spark.NerTransformer} for volume, the
 * SQL function {@code ner_extract} of {@link io.ner4j.spark.NerExtensions} for queries.
 *
 * <p>Each executor loads the model once, and the driver never does.
 */
@NullMarked
package io.ner4j.spark;

import org.jspecify.annotations.NullMarked;
