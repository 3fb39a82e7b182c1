package io.ner4j.cli.output;

import io.ner4j.Entity;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.Position;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes an entity on each line, in columns separated by tabs, under a line with their names. */
public final class TsvWriter implements ItemWriter {

  private final Writer out;

  TsvWriter(Writer out) throws IOException {
    this.out = out;
    out.write("file\tline\tstart\tend\ttype\tscore\ttext\n");
  }

  @Override
  public void write(Item item, List<Entity> entities) throws IOException {
    for (Entity entity : entities) {
      out.write(
          row(item.position(), entity.type(), entity.start(), entity.end(), entity.score())
              + cell(entity.text())
              + "\n");
    }
  }

  /** All cells of a line but the text. */
  public static String row(Position position, String name, int start, int end, double score) {
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%d\t%d\t%s\t%.6f\t",
        cell(position.file()),
        position.line(),
        start,
        end,
        cell(name),
        score);
  }

  /** Keeps a value in its cell, as PostgreSQL reads it back. */
  public static String cell(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
