package io.ner4j.onnx.tokenizer.wordpiece;

/**
 * The settings of BERT's normalizer.
 *
 * @param cleanText whether control characters are removed and white space becomes blanks
 * @param chineseApart whether each Chinese character is a word by itself
 * @param stripAccents whether letters lose their accents
 * @param lowerCase whether letters become small ones
 */
record BertSettings(
    boolean cleanText, boolean chineseApart, boolean stripAccents, boolean lowerCase) {}
