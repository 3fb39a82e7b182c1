package io.ner4j.layout;

/**
 * A line of a text.
 *
 * @param from where it starts
 * @param start where its content starts, without blanks
 * @param end after its content
 * @param next where the next line starts
 */
record Line(int from, int start, int end, int next) {

  boolean isBlank() {
    return start >= end;
  }
}
