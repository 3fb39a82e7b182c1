@NullMarked
package io.ner4j.layout;

import org.jspecify.annotations.NullMarked;
