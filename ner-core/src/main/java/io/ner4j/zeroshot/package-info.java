/**
 * Entities of any type: the labels to look for come with the text. {@link
 * io.ner4j.zeroshot.ZeroShotPipeline} runs models such as GLiNER.
 */
@NullMarked
package io.ner4j.zeroshot;

import org.jspecify.annotations.NullMarked;
