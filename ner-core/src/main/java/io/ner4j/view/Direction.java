package io.ner4j.view;

/** Which way a text runs at some place. */
enum Direction {
  LEFT_TO_RIGHT("ltr"),
  RIGHT_TO_LEFT("rtl"),
  /** Right to left, and numbers behind it are ordered as Arabic orders them. */
  ARABIC("arabic"),
  /** The paragraph has had no character that says it. */
  NONE("");

  private final String cssClass;

  Direction(String cssClass) {
    this.cssClass = cssClass;
  }

  /** Names the class of the style sheet, empty for none. */
  String cssClass() {
    return cssClass;
  }

  /**
   * Finds the last strong character of a part of a text, as rules W2 and W7 of Unicode's
   * bidirectional algorithm do.
   *
   * @param before the direction where the part starts
   */
  static Direction after(Direction before, String text, int start, int end) {
    Direction direction = before;
    int i = start;
    while (i < end) {
      int codePoint = text.codePointAt(i);
      direction =
          switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> LEFT_TO_RIGHT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT -> RIGHT_TO_LEFT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> ARABIC;
            case Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR -> NONE;
            default -> direction;
          };
      i += Character.charCount(codePoint);
    }
    return direction;
  }
}
