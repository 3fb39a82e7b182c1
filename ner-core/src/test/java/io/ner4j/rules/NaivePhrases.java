package io.ner4j.rules;

import io.ner4j.Entity;
import io.ner4j.words.WordBorders;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Phrases found by comparing every part of a text with every phrase. */
record NaivePhrases(
    List<Phrase> phrases, boolean ignoreCase, boolean ignoreWidth, boolean wholeWords) {

  private static final Pattern OTHER_WIDTH = Pattern.compile("[\uFF01-\uFFE2\uFFE4-\uFFEE\u3000]+");

  /** All places, longer ones before those that they start with. */
  List<Entity> all(String text) {
    List<Entity> all = new ArrayList<>();
    for (int start = 0; start < text.length(); start++) {
      for (int end = text.length(); end > start; end--) {
        addAll(text, start, end, all);
      }
    }
    return all;
  }

  List<Entity> withoutOverlaps(String text) {
    List<Entity> chosen = new ArrayList<>();
    int edge = 0;
    for (Entity entity : all(text)) {
      if (entity.start() >= edge) {
        chosen.add(entity);
        edge = entity.end();
      }
    }
    return chosen;
  }

  private void addAll(String text, int start, int end, List<Entity> all) {
    if (!mayCut(text, start) || !mayCut(text, end)) {
      return;
    }
    String part = text.substring(start, end);
    String folded = folded(part);
    for (Phrase phrase : phrases) {
      Entity entity = new Entity(part, phrase.type(), start, end, 1, "phrases", phrase.id());
      if (folded(phrase.text()).equals(folded) && !all.contains(entity)) {
        all.add(entity);
      }
    }
  }

  private boolean mayCut(String text, int at) {
    if (wholeWords) {
      return new WordBorders(text).isAt(at);
    }
    if (at == 0 || at == text.length() || !ignoreWidth) {
      return true;
    }
    String beside = text.substring(at - 1, at + 1);
    return !beside.matches("[\uFF66-\uFF9D][\uFF9E\uFF9F]")
        || Normalizer.normalize(beside, Normalizer.Form.NFKC).length() == 2;
  }

  private String folded(String text) {
    String oneWidth = text;
    if (ignoreWidth) {
      oneWidth =
          OTHER_WIDTH
              .matcher(text)
              .replaceAll(run -> Normalizer.normalize(run.group(), Normalizer.Form.NFKC));
    }
    return ignoreCase
        ? oneWidth.codePoints().mapToObj(NaivePhrases::lower).collect(Collectors.joining())
        : oneWidth;
  }

  private static String lower(int codePoint) {
    String character = Character.toString(codePoint);
    return character.matches("\\p{M}")
        ? character
        : character.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
