package io.ner4j.cli.input;

/**
 * Where a record stands in the input.
 *
 * @param file the file's name as it was given, {@code -} for standard input
 * @param line number of the record's first line in that file, from 1
 * @param bytes how much of the whole input, all files together, is read behind the record
 */
public record Position(String file, long line, long bytes) {

  /** Returns {@code file:line}, as compilers and grep do. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
