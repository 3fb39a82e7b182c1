package io.ner4j.examples.cli;

import io.ner4j.Entity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes an entity on each line, in columns parted by tabs, under a line with their names. */
final class TsvWriter implements ItemWriter {

  private final Writer out;

  TsvWriter(Writer out) throws IOException {
    this.out = out;
    out.write("file\tline\tstart\tend\ttype\tscore\ttext\n");
  }

  @Override
  public void write(Item item, List<Entity> entities) throws IOException {
    Position position = item.position();
    for (Entity entity : entities) {
      out.write(
          String.format(
              Locale.ROOT,
              "%s\t%d\t%d\t%d\t%s\t%.6f\t%s\n",
              plain(position.file()),
              position.line(),
              entity.start(),
              entity.end(),
              plain(entity.type()),
              entity.score(),
              plain(entity.text())));
    }
  }

  /** Keeps a value in its cell, as PostgreSQL and pandas read it back. */
  private static String plain(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
