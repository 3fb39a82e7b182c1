@NullMarked
package io.ner4j.spring;

import org.jspecify.annotations.NullMarked;
