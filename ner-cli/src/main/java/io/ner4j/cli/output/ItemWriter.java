package io.ner4j.cli.output;

import io.ner4j.Entity;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.Json;
import io.ner4j.cli.input.JsonLine;
import io.ner4j.view.AnsiView;
import io.ner4j.view.HtmlView;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes texts with their entities in one format, to a writer that stays the caller's. */
public interface ItemWriter {

  /**
   * Writes one text.
   *
   * @throws IOException if that fails
   */
  void write(Item item, List<Entity> entities) throws IOException;

  /** Writes what comes behind the last text. */
  default void finish() throws IOException {}

  /**
   * Starts writing.
   *
   * @param several whether the texts are of several files, so that each needs to say of which
   */
  static ItemWriter of(OutputFormat format, Writer out, boolean several) throws IOException {
    return switch (format) {
      case JSONL -> (item, entities) -> out.write(json(item, entities, several) + "\n");
      case JSON -> array(out, several);
      case CONLL -> (item, entities) -> out.write(conll(item, entities, several));
      case TSV -> new TsvWriter(out);
      case CSV -> new CsvWriter(out);
      case TEXT -> text(AnsiView.standard().withoutColors(), out, several);
      case ANSI -> text(AnsiView.standard(), out, several);
      case HTML -> new HtmlWriter(HtmlView.standard(), out, several);
    };
  }

  private static String json(Item item, List<Entity> entities, boolean several) {
    Map<String, String> fields = new LinkedHashMap<>(several ? Origin.of(item) : Map.of());
    fields.put(JsonLine.ENTITIES, Json.array(entities));
    return item instanceof Item.Json json
        ? json.line().with(fields)
        : Json.object(item.text(), fields);
  }

  private static ItemWriter array(Writer out, boolean several) throws IOException {
    out.write("[");
    return new ItemWriter() {
      private String separator = "\n";

      @Override
      public void write(Item item, List<Entity> entities) throws IOException {
        out.write(separator + json(item, entities, several));
        separator = ",\n";
      }

      @Override
      public void finish() throws IOException {
        out.write("\n]\n");
      }
    };
  }

  /** A text without words is an empty sentence. */
  private static String conll(Item item, List<Entity> entities, boolean several)
      throws BadInputException {
    String lines = ConllText.of(item, entities);
    return (several ? Origin.comments(item) : "") + (lines.isEmpty() ? "\n" : lines);
  }

  /** Names each file above its texts, as the program {@code head} does. */
  private static ItemWriter text(AnsiView view, Writer out, boolean several) {
    return new ItemWriter() {
      private String file = "";

      @Override
      public void write(Item item, List<Entity> entities) throws IOException {
        if (several && !item.position().file().equals(file)) {
          file = item.position().file();
          out.write("==> " + file + " <==\n");
        }
        String shown = view.render(item.text(), entities);
        out.write(shown.endsWith("\n") ? shown : shown + "\n");
      }
    };
  }
}
