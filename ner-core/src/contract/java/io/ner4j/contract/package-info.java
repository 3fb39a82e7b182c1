/**
 * What every pipeline must do, whatever tokenizer and model it stands on: tests for backends to
 * extend.
 */
@NullMarked
package io.ner4j.contract;

import org.jspecify.annotations.NullMarked;
