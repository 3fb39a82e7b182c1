/** What is read and where: texts, models, options, figures of measurements. */
@NullMarked
package io.ner4j.benchmarks.material;

import org.jspecify.annotations.NullMarked;
