/** Makes the pages of the documentation. */
@NullMarked
package io.ner4j.site;

import org.jspecify.annotations.NullMarked;
