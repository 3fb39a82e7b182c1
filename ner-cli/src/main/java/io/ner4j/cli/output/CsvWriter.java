package io.ner4j.cli.output;

import io.ner4j.Entity;
import io.ner4j.cli.input.Item;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes an entity on each line, in columns separated by commas as RFC 4180 says. */
public final class CsvWriter implements ItemWriter {

  private final Writer out;

  CsvWriter(Writer out) throws IOException {
    this.out = out;
    out.write("file,line,start,end,type,score,text\r\n");
  }

  @Override
  public void write(Item item, List<Entity> entities) throws IOException {
    for (Entity entity : entities) {
      out.write(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%s,%.6f,%s\r\n",
              cell(item.position().file()),
              item.position().line(),
              entity.start(),
              entity.end(),
              cell(entity.type()),
              entity.score(),
              cell(entity.text())));
    }
  }

  private static String cell(String value) {
    boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
