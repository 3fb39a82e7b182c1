package io.ner4j.cli.gold;

import io.ner4j.eval.TypedSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which gold types count, and under which names.
 *
 * @param names another name for a type; an empty one leaves the type out
 * @param kept types to keep, by their new names; all if there are none
 */
public record GoldTypes(Map<String, String> names, Set<String> kept) {

  /**
   * Reads names.
   *
   * @param pairs such as {@code PERSON=PER}, or {@code DATE=} to leave a type out
   * @param kept types to keep, by their new names; all if there are none
   * @throws IllegalArgumentException if a pair has no {@code =}, no type before it, or a type of
   *     another pair
   */
  public static GoldTypes of(List<String> pairs, Collection<String> kept) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String pair : pairs) {
      int sign = pair.indexOf('=');
      if (sign < 1) {
        throw new IllegalArgumentException(
            "--map: expected GOLD=MODEL, such as PERSON=PER, or GOLD= to leave a type out, but found '%s'"
                .formatted(pair));
      }
      String type = pair.substring(0, sign);
      if (names.put(type, pair.substring(sign + 1)) != null) {
        throw new IllegalArgumentException("--map: names the gold type %s twice".formatted(type));
      }
    }
    return new GoldTypes(names, Set.copyOf(kept));
  }

  /** Gives the entities that count, each under its new name. */
  public List<List<TypedSpan>> of(List<List<TypedSpan>> gold) {
    return gold.stream().map(this::inText).toList();
  }

  private List<TypedSpan> inText(List<TypedSpan> gold) {
    List<TypedSpan> counted = new ArrayList<>();
    for (TypedSpan span : gold) {
      String type = names.getOrDefault(span.type(), span.type());
      if (!type.isEmpty() && (kept.isEmpty() || kept.contains(type))) {
        counted.add(new TypedSpan(type, span.start(), span.end()));
      }
    }
    return counted;
  }

  /** Names of {@code --map} that no gold entity has. */
  public Set<String> unused(List<List<TypedSpan>> gold) {
    Set<String> unused = new TreeSet<>(names.keySet());
    gold.forEach(spans -> spans.forEach(span -> unused.remove(span.type())));
    return unused;
  }
}
