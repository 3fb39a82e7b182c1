/**
 * From label scores to typed token spans: label sets, tag schemes and the {@link
 * io.ner4j.decode.BioDecoder}s that read them.
 */
@NullMarked
package io.ner4j.decode;

import org.jspecify.annotations.NullMarked;
