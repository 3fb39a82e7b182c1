package io.ner4j.view;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Which colour a type has. Immutable. */
final class Palette {

  /** A colour that the caller chose, under the name of a style-sheet class. */
  record Choice(String cssClass, Rgb color) {}

  /** Degrees between two neighbouring hues. */
  static final int HUE_STEP = 15;

  static final Palette STANDARD = new Palette(Map.of());

  private static final Map<String, Integer> COMMON =
      Map.ofEntries(
          Map.entry("PER", 210),
          Map.entry("PERSON", 210),
          Map.entry("ORG", 30),
          Map.entry("ORGANIZATION", 30),
          Map.entry("ORGANISATION", 30),
          Map.entry("LOC", 135),
          Map.entry("LOCATION", 135),
          Map.entry("GPE", 135),
          Map.entry("FAC", 135),
          Map.entry("MISC", 285),
          Map.entry("DATE", 60),
          Map.entry("TIME", 60),
          Map.entry("MONEY", 330),
          Map.entry("PERCENT", 330),
          Map.entry("QUANTITY", 330),
          Map.entry("CARDINAL", 330),
          Map.entry("ORDINAL", 330));

  private final Map<String, Choice> choices;

  private Palette(Map<String, Choice> choices) {
    this.choices = choices;
  }

  Palette with(String type, String color) {
    Objects.requireNonNull(type, "type");
    Rgb rgb = Rgb.parse(color);
    Map<String, Choice> more = new LinkedHashMap<>(choices);
    Choice old = choices.get(type);
    more.put(type, new Choice(old == null ? "t" + choices.size() : old.cssClass(), rgb));
    return new Palette(more);
  }

  Iterable<Choice> choices() {
    return choices.values();
  }

  String cssClass(String type) {
    Choice choice = choices.get(type);
    return choice == null ? hueClass(hue(type)) : choice.cssClass();
  }

  /** The background of a type in a terminal. */
  Rgb color(String type) {
    Choice choice = choices.get(type);
    return choice == null ? light(hue(type)) : choice.color();
  }

  static String hueClass(int hue) {
    return "h" + hue;
  }

  /** Background on a light page. */
  static Rgb light(int hue) {
    return Rgb.ofHsl(hue, 0.75, 0.82);
  }

  /** Background on a dark page. */
  static Rgb dark(int hue) {
    return Rgb.ofHsl(hue, 0.5, 0.27);
  }

  private static int hue(String type) {
    Integer common = COMMON.get(type.toUpperCase(Locale.ROOT));
    if (common != null) {
      return common;
    }
    // Fibonacci hashing: types that differ in their last letter alone get hues far apart.
    int mixed = (type.hashCode() * 0x9E3779B9) >>> 16;
    return mixed % (360 / HUE_STEP) * HUE_STEP;
  }
}
