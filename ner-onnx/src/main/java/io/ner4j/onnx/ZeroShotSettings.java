package io.ner4j.onnx;

import io.ner4j.onnx.tokenizer.words.WordRule;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipelineBuilder;
import java.io.Serializable;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * How a GLiNER model reads texts.
 *
 * @param options what to look for where a call does not say
 * @param words what counts as a word
 * @param windowWords words of a window; null for as many as the model takes
 * @param maxBatchTokens tokens of a batch; null for what suits the device
 * @param maxWaiting futures that may wait; null for the default
 */
record ZeroShotSettings(
    ZeroShotOptions options,
    Words words,
    @Nullable Integer windowWords,
    @Nullable Integer maxBatchTokens,
    @Nullable Integer maxWaiting)
    implements Serializable {

  static final ZeroShotSettings USUAL =
      new ZeroShotSettings(ZeroShotOptions.builder().build(), Words.GLINER, null, null, null);

  ZeroShotSettings with(ZeroShotOptions options) {
    return new ZeroShotSettings(options, words, windowWords, maxBatchTokens, maxWaiting);
  }

  void apply(ZeroShotPipelineBuilder builder) {
    builder.options(options);
    builder.words(words == Words.UNICODE ? WordRule::startsInScripts : text -> new BitSet());
    if (windowWords != null) {
      builder.windowWords(windowWords);
    }
    if (maxBatchTokens != null) {
      builder.maxBatchTokens(maxBatchTokens);
    }
    if (maxWaiting != null) {
      builder.maxWaiting(maxWaiting);
    }
  }
}
