package io.ner4j.cli.gold;

import io.ner4j.eval.TypedSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Gold entities at places where a model cannot find them, or twice at one place. */
public final class GoldPlaces {

  /** Entities of a kind that are named; more are counted. */
  private static final int SHOWN = 3;

  /** Scripts that are written without blanks between words. */
  private static final Set<Character.UnicodeScript> WITHOUT_BLANKS =
      Set.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.THAI,
          Character.UnicodeScript.LAO,
          Character.UnicodeScript.KHMER,
          Character.UnicodeScript.MYANMAR,
          Character.UnicodeScript.TIBETAN);

  private final String file;
  private final List<GoldText> texts;
  private final List<List<TypedSpan>> gold;

  /** Takes the gold, in UTF-16 code units of its texts. */
  public GoldPlaces(String file, List<GoldText> texts, List<List<TypedSpan>> gold) {
    this.file = file;
    this.texts = texts;
    this.gold = gold;
  }

  /** Gives each entity once. */
  public List<List<TypedSpan>> distinct() {
    return gold.stream().map(spans -> spans.stream().distinct().toList()).toList();
  }

  /** Returns a line for each kind of entity that cannot be found, beside what was found. */
  public List<String> warnings(List<List<TypedSpan>> found) {
    List<String> twice = new ArrayList<>();
    List<String> overlapping = new ArrayList<>();
    List<String> insideWords = new ArrayList<>();
    boolean repaired = true;
    for (int i = 0; i < texts.size(); i++) {
      GoldText text = texts.get(i);
      Set<TypedSpan> right = new HashSet<>(found.get(i));
      Set<TypedSpan> seen = new HashSet<>();
      int end = 0;
      for (TypedSpan span : inOrder(gold.get(i))) {
        if (!seen.add(span)) {
          twice.add(named(text, span));
        } else if (span.start() < end) {
          overlapping.add(named(text, span));
        }
        end = Math.max(end, span.end());
        if (!right.contains(span) && insideWord(text, span.start(), span.end())) {
          insideWords.add(named(text, span));
          repaired &= wholeByCodePoints(text.text(), span);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    add(lines, twice, "marked more than once and count once");
    add(
        lines,
        overlapping,
        "overlapping one before; what a model finds does not overlap, so one of them is missed");
    add(
        lines,
        insideWords,
        "starting or ending inside a word and are missed, as models find whole words; "
            + (repaired
                ? "--offsets=code_points reads offsets as Python counts them, and gives whole words"
                : "correct the offsets"));
    return lines;
  }

  private static List<TypedSpan> inOrder(List<TypedSpan> spans) {
    return spans.stream()
        .sorted(Comparator.comparingInt(TypedSpan::start).thenComparingInt(TypedSpan::end))
        .toList();
  }

  private void add(List<String> lines, List<String> named, String what) {
    if (!named.isEmpty()) {
      String more = named.size() > SHOWN ? " and others" : "";
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: entities that are %s: %d, at %s%s",
              file,
              what,
              named.size(),
              String.join(", ", named.stream().limit(SHOWN).toList()),
              more));
    }
  }

  private static String named(GoldText text, TypedSpan span) {
    return "%s (%s '%s')"
        .formatted(text.name(), span.type(), text.text().substring(span.start(), span.end()));
  }

  private static boolean insideWord(GoldText text, int start, int end) {
    return !text.inWords() && (joins(text.text(), start) || joins(text.text(), end));
  }

  /** Whether letters or digits of one word stand on both sides. */
  private static boolean joins(String text, int place) {
    if (place <= 0 || place >= text.length()) {
      return false;
    }
    int before = text.codePointBefore(place);
    int after = text.codePointAt(place);
    boolean letters = Character.isLetter(before) && Character.isLetter(after);
    boolean digits = Character.isDigit(before) && Character.isDigit(after);
    return (letters || digits)
        && IntStream.of(before, after)
            .mapToObj(Character.UnicodeScript::of)
            .noneMatch(WITHOUT_BLANKS::contains);
  }

  /** Whether the offsets, taken for code points, are where words start and end. */
  private static boolean wholeByCodePoints(String text, TypedSpan span) {
    int codePoints = text.codePointCount(0, text.length());
    if (codePoints == text.length() || span.end() > codePoints) {
      return false;
    }
    int start = text.offsetByCodePoints(0, span.start());
    int end = text.offsetByCodePoints(0, span.end());
    return !joins(text, start)
        && !joins(text, end)
        && !Character.isWhitespace(text.codePointAt(start));
  }
}
