package io.ner4j.zeroshot;

import java.util.Objects;

/** The form of labels and types: without the blanks around them, and not blank. */
final class Names {

  private Names() {}

  /**
   * Takes a name.
   *
   * @param what what it is, for messages
   * @param name the name as it was given
   * @throws IllegalArgumentException if nothing of it would be seen
   */
  static String of(String what, String name) {
    if (Objects.requireNonNull(name, what).codePoints().noneMatch(Names::isSeen)) {
      throw new IllegalArgumentException(
          "a %s must not be blank, but is '%s'".formatted(what, name));
    }
    return strip(name);
  }

  /** A name without the blanks around it, those included that Java counts as no white space. */
  static String strip(String name) {
    int start = 0;
    int end = name.length();
    while (start < end && isBlank(name.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(start, end);
  }

  /** All blanks have one code unit. */
  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static boolean isSeen(int character) {
    int type = Character.getType(character);
    return !isBlank(character) && type != Character.CONTROL && type != Character.FORMAT;
  }
}
