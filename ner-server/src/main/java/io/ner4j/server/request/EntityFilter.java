package io.ner4j.server.request;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.decode.LabelSet;
import io.ner4j.server.http.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entities a client wants, of those that the server finds.
 *
 * @param names what wanted entities may be called, null for anything
 * @param minScore the least score
 */
public record EntityFilter(@Nullable Set<String> names, double minScore) {

  /**
   * Reads a client's wishes against the model's labels.
   *
   * @throws Problem if the model does not know a type
   */
  public static EntityFilter of(ExtractRequest wanted, Aggregation aggregation, LabelSet labels) {
    Set<String> types = wanted.types();
    if (types == null) {
      return new EntityFilter(null, wanted.minScore());
    }
    if (types.isEmpty() || !labels.types().containsAll(types)) {
      throw new Problem(
          400, "types must be some of %s, but are %s".formatted(labels.types(), types));
    }
    if (aggregation != Aggregation.NONE) {
      return new EntityFilter(types, wanted.minScore());
    }
    // Entities are called by their labels then.
    Set<String> names = new HashSet<>();
    for (int label = 0; label < labels.size(); label++) {
      if (!labels.outside(label) && types.contains(labels.type(label))) {
        names.add(labels.labels().get(label));
      }
    }
    return new EntityFilter(names, wanted.minScore());
  }

  public List<Entity> keep(List<Entity> entities) {
    return entities.stream()
        .filter(entity -> entity.score() >= minScore)
        .filter(entity -> names == null || names.contains(entity.type()))
        .toList();
  }
}
