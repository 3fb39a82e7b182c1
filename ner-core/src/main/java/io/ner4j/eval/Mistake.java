package io.ner4j.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mistake: a gold entity that was not found exactly, or a found one that is not gold.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * Evaluation evaluation =
 *     Evaluation.of(
 *         List.of(List.of(new TypedSpan("ORG", 30, 35))),
 *         List.of(List.of(new TypedSpan("LOC", 30, 35))));
 * evaluation.mistakes(); // [TYPE ORG [30, 35) found as LOC [30, 35)]
 * }</pre>
 *
 * @param text index of the text, from 0
 * @param kind what is wrong
 * @param gold the gold entity; null if {@link Kind#SPURIOUS}
 * @param found the found entity; null if {@link Kind#MISSED}
 * @since 0.1.0
 */
public record Mistake(int text, Kind kind, @Nullable TypedSpan gold, @Nullable TypedSpan found) {

  /** The kinds of mistakes. */
  public enum Kind {
    /** The span is right, the type is wrong. */
    TYPE,
    /** The type is right and the spans overlap, but one or both edges are wrong. */
    EDGES,
    /** Nothing was found for a gold entity. */
    MISSED,
    /** A found entity is not gold. */
    SPURIOUS
  }

  /**
   * Checks that what the kind is about is there.
   *
   * @param text index of the text, from 0
   * @param kind what is wrong
   * @param gold the gold entity; null if {@link Kind#SPURIOUS}
   * @param found the found entity; null if {@link Kind#MISSED}
   * @throws IllegalArgumentException if an entity is there that must not be, or the other way round
   */
  public Mistake {
    if ((gold == null) != (kind == Kind.SPURIOUS) || (found == null) != (kind == Kind.MISSED)) {
      throw new IllegalArgumentException(
          "only MISSED has no found entity and only SPURIOUS no gold one, but kind is %s, gold %s, found %s"
              .formatted(kind, gold, found));
    }
  }

  /**
   * Returns the start of the first of its entities.
   *
   * @return a position, in the unit of the spans
   */
  public int start() {
    return Math.min(
        gold == null ? Integer.MAX_VALUE : gold.start(),
        found == null ? Integer.MAX_VALUE : found.start());
  }

  /**
   * Returns the end of the last of its entities.
   *
   * @return a position, in the unit of the spans, exclusive
   */
  public int end() {
    return Math.max(gold == null ? 0 : gold.end(), found == null ? 0 : found.end());
  }

  /** Finds the mistakes of a text: what can be paired by span is, then what can by overlap. */
  static List<Mistake> of(int text, List<TypedSpan> gold, List<TypedSpan> found) {
    List<Mistake> mistakes = new ArrayList<>();
    Pairing exact = Pairing.of(gold, found, Matching.EXACT);
    Pairing span = Pairing.of(exact.missed(), exact.spurious(), Matching.SPAN);
    Pairing overlap = Pairing.of(span.missed(), span.spurious(), Matching.OVERLAP);
    span.pairs().forEach(p -> mistakes.add(new Mistake(text, Kind.TYPE, p.gold(), p.found())));
    overlap.pairs().forEach(p -> mistakes.add(new Mistake(text, Kind.EDGES, p.gold(), p.found())));
    overlap.missed().forEach(g -> mistakes.add(new Mistake(text, Kind.MISSED, g, null)));
    overlap.spurious().forEach(f -> mistakes.add(new Mistake(text, Kind.SPURIOUS, null, f)));
    mistakes.sort(Comparator.comparingInt(Mistake::start).thenComparing(Mistake::kind));
    return mistakes;
  }

  /** Returns the kind and the entities, such as {@code TYPE ORG [30, 35) found as LOC [30, 35)}. */
  @Override
  public String toString() {
    return switch (kind) {
      case MISSED -> kind + " " + name(gold);
      case SPURIOUS -> kind + " " + name(found);
      default -> kind + " " + name(gold) + " found as " + name(found);
    };
  }

  private static String name(@Nullable TypedSpan span) {
    TypedSpan present = Objects.requireNonNull(span);
    return String.format(
        Locale.ROOT, "%s [%d, %d)", present.type(), present.start(), present.end());
  }
}
