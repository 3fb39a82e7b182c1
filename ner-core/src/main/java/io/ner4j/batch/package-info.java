/** Groups windows, queues them and runs them on the model. */
@NullMarked
package io.ner4j.batch;

import org.jspecify.annotations.NullMarked;
