package io.ner4j.recipes.flink;

/**
 * A text with its key. Flink takes a public record for a POJO.
 *
 * @param id the key
 * @param text the text
 */
public record Document(String id, String text) {}
