/** How fast a cluster reads beside plain calls. Programs, not tests. */
@org.jspecify.annotations.NullMarked
package io.ner4j.spark.speed;
