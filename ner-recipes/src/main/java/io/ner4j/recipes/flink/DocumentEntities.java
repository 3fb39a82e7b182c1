package io.ner4j.recipes.flink;

import io.ner4j.Entity;
import java.util.List;

/**
 * What a document names.
 *
 * @param id the key of the document
 * @param entities the entities in the order of its text
 */
public record DocumentEntities(String id, List<Entity> entities) {}
