package io.ner4j.window;

/** Places in a text that no entity crosses. Offsets are UTF-16 code units. */
public interface Borders {

  /** No border at all. */
  Borders NONE =
      new Borders() {
        @Override
        public boolean exist() {
          return false;
        }

        @Override
        public int after(int offset) {
          return Integer.MAX_VALUE;
        }

        @Override
        public boolean hidden(int offset) {
          return false;
        }

        @Override
        public int column(int offset) {
          return -1;
        }

        @Override
        public boolean comma(int from, int to) {
          return false;
        }

        @Override
        public boolean joined(int offset) {
          return false;
        }
      };

  /** Whether there is a border at all. */
  boolean exist();

  /** The first border behind a place, or a place at or behind the text's end. */
  int after(int offset);

  /** Whether a place holds a separator or markup, which is part of no entity. */
  boolean hidden(int offset);

  /** The column of the cell that holds a place, or -1 if it stands in none. */
  int column(int offset);

  /** Whether a comma lies in a range that may be one between a last and a first name. */
  boolean comma(int from, int to);

  /** Whether a place lies inside of a table, whose cells are read together. */
  boolean joined(int offset);
}
