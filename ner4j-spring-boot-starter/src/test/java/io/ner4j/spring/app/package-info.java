/** Applications of the tests. */
@NullMarked
package io.ner4j.spring.app;

import org.jspecify.annotations.NullMarked;
