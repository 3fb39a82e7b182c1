package io.ner4j.view;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A colour of the sRGB space.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Rgb(int red, int green, int blue) {

  private static final Pattern WRITTEN = Pattern.compile("#[0-9a-fA-F]{6}");

  /**
   * Where black and white contrast alike: both 4.58 to 1. Solves 1.05 / (y + .05) = (y + .05) /
   * .05.
   */
  private static final double MIDDLE = Math.sqrt(1.05 * 0.05) - 0.05;

  /** Reads {@code #rrggbb}. */
  static Rgb parse(String color) {
    Objects.requireNonNull(color, "color");
    if (!WRITTEN.matcher(color).matches()) {
      throw new IllegalArgumentException(
          "a colour must be written #rrggbb, such as #ffd166, but is '" + color + "'");
    }
    int value = Integer.parseInt(color.substring(1), 16);
    return new Rgb(value >> 16, value >> 8 & 0xFF, value & 0xFF);
  }

  /** Converts hue (degrees), saturation and lightness (0 to 1) as CSS Color 4 does. */
  static Rgb ofHsl(int hue, double saturation, double lightness) {
    return new Rgb(
        channel(0, hue, saturation, lightness),
        channel(8, hue, saturation, lightness),
        channel(4, hue, saturation, lightness));
  }

  private static int channel(int offset, int hue, double saturation, double lightness) {
    double k = (offset + hue / 30.0) % 12;
    double chroma = saturation * Math.min(lightness, 1 - lightness);
    double wave = Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    return (int) Math.round(255 * (lightness - chroma * wave));
  }

  /** Black or white, whichever contrasts more with this colour: always at least 4.58 to 1. */
  boolean wantsBlackText() {
    return luminance() > MIDDLE;
  }

  /** Relative luminance as WCAG 2 defines it, 0 to 1. */
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
