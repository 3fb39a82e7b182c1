package io.ner4j.cli.gold;

import io.ner4j.eval.TypedSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Tells what in the gold makes figures lower than the model deserves. */
public final class GoldWarnings {

  /** Entities of a kind that are shown; more are counted. */
  private static final int SHOWN = 5;

  /** So many words that are 1, 2, 3 can only be numbers of words. */
  private static final int FEWEST_NUMBERS = 4;

  private final String file;
  private final List<GoldText> texts;
  private final List<List<TypedSpan>> gold;
  private final boolean codePoints;

  /**
   * Takes the gold.
   *
   * @param file its name
   * @param texts its texts
   * @param gold their entities, as they are counted
   * @param codePoints whether offsets in the file count code points
   */
  public GoldWarnings(
      String file, List<GoldText> texts, List<List<TypedSpan>> gold, boolean codePoints) {
    this.file = file;
    this.texts = texts;
    this.gold = gold;
    this.codePoints = codePoints;
  }

  /**
   * Compares types.
   *
   * @param model the types that the model can find
   * @return a line for each gold type that it cannot find, and one for types that the gold lacks
   */
  public List<String> types(Set<String> model) {
    Set<String> found = new TreeSet<>(model);
    List<String> lines = new ArrayList<>();
    Set<String> missing = new TreeSet<>(model);
    counts()
        .forEach(
            (type, count) -> {
              missing.remove(type);
              if (!model.contains(type)) {
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%s: %d entities have the type %s, the first at %s. The model has no such"
                            + " type, only %s, so they count as missed; --map %s=%s counts them"
                            + " under another type, --map %s= leaves them out",
                        file,
                        count,
                        type,
                        first(type),
                        found,
                        type,
                        found.iterator().next(),
                        type));
              }
            });
    if (!missing.isEmpty()) {
      lines.add(missing(missing, found));
    }
    return lines;
  }

  private String missing(Set<String> missing, Set<String> found) {
    Set<String> others = new TreeSet<>(found);
    others.removeAll(missing);
    String fix =
        others.isEmpty()
            ? "--map gives gold types the model's names"
            : "--types %s leaves them out, --map gives gold types the model's names"
                .formatted(String.join(",", others));
    return "%s: no entity has the type %s, which the model has, so all that it finds of that type counts as wrong; %s"
        .formatted(file, String.join(" or ", missing), fix);
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    gold.forEach(spans -> spans.forEach(span -> counts.merge(span.type(), 1L, Long::sum)));
    return counts;
  }

  private String first(String type) {
    for (int i = 0; i < gold.size(); i++) {
      for (TypedSpan span : gold.get(i)) {
        if (span.type().equals(type)) {
          return texts.get(i).name() + " (" + place(texts.get(i), span) + ")";
        }
      }
    }
    throw new IllegalStateException("expected an entity of the type " + type);
  }

  /** Returns a line if the words of a sentence are 1, 2, 3 and so on. */
  public List<String> numbersForWords() {
    return texts.stream()
        .filter(text -> text.words().size() >= FEWEST_NUMBERS && numbered(text.words()))
        .limit(1)
        .map(
            text ->
                "%s: the words are %s; --word-column says which column holds the words"
                    .formatted(text.name(), String.join(" ", text.words())))
        .toList();
  }

  private static boolean numbered(List<String> words) {
    return IntStream.range(0, words.size())
        .allMatch(i -> words.get(i).equals(Integer.toString(i + 1)));
  }

  /** Returns a line for each entity that starts or ends with a blank; what is found never does. */
  public List<String> blankEdges() {
    List<String> lines = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < gold.size(); i++) {
      GoldText text = texts.get(i);
      for (TypedSpan span : text.inWords() ? List.<TypedSpan>of() : gold.get(i)) {
        if (blank(text, span.start()) || blank(text, span.end() - 1)) {
          count++;
          if (count <= SHOWN) {
            lines.add(
                "%s: the %s %s starts or ends with a blank. What a model finds never does, so it counts as missed; correct the offsets"
                    .formatted(text.name(), span.type(), place(text, span)));
          }
        }
      }
    }
    if (count > SHOWN) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %d more entities start or end with a blank and count as missed",
              file,
              count - SHOWN));
    }
    return lines;
  }

  private static boolean blank(GoldText text, int place) {
    char c = text.text().charAt(place);
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private String place(GoldText text, TypedSpan span) {
    String covered = text.text().substring(span.start(), span.end());
    return text.inWords()
        ? "'%s'".formatted(covered)
        : String.format(
            Locale.ROOT,
            "'%s' at %d to %d",
            covered,
            offset(text, span.start()),
            offset(text, span.end()));
  }

  private int offset(GoldText text, int place) {
    return codePoints ? text.text().codePointCount(0, place) : place;
  }
}
