package io.ner4j.prompt;

import java.io.Serializable;

/**
 * A label to look for.
 *
 * @param text what the model reads
 * @param type the type of entities that it finds
 * @param threshold the score that such an entity must exceed
 */
public record Label(String text, String type, double threshold) implements Serializable {}
