/** Auto-configuration of ner4j for Spring Boot 3.5 and 4. */
@NullMarked
package io.ner4j.spring;

import org.jspecify.annotations.NullMarked;
