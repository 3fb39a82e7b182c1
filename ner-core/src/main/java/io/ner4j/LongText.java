package io.ner4j;

/** What becomes of a text that is longer than the model reads at once. */
public enum LongText {
  /** The text is read to its end, in overlapping windows. The default. */
  WINDOWS,
  /** The text is read as far as the first window goes; what follows is not looked at. */
  TRUNCATE,
  /** The call throws {@link NerInputException}. */
  REFUSE
}
