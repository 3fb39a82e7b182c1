package io.ner4j.examples.cli;

import io.ner4j.Entity;
import io.ner4j.view.AnsiView;
import io.ner4j.view.HtmlView;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes texts with their entities in one format, to a writer that stays the caller's. */
interface ItemWriter {

  /**
   * Writes one text.
   *
   * @throws IOException if that fails
   */
  void write(Item item, List<Entity> entities) throws IOException;

  /** Writes what comes behind the last text. */
  default void finish() throws IOException {}

  static ItemWriter of(OutputFormat format, Writer out, boolean colored) throws IOException {
    return switch (format) {
      case JSONL -> (item, entities) -> out.write(json(item, entities) + "\n");
      case CONLL -> (item, entities) -> out.write(ConllText.of(item, entities));
      case TSV -> new TsvWriter(out);
      case ANSI -> ansi(out, colored);
      case HTML -> new HtmlWriter(HtmlView.standard(), out);
    };
  }

  private static String json(Item item, List<Entity> entities) {
    return item instanceof Item.Json json
        ? json.line().with(Json.array(entities))
        : Json.object(item.text(), entities);
  }

  private static ItemWriter ansi(Writer out, boolean colored) {
    AnsiView view = colored ? AnsiView.standard() : AnsiView.standard().withoutColors();
    return (item, entities) -> {
      String shown = view.render(item.text(), entities);
      out.write(shown.endsWith("\n") ? shown : shown + "\n");
    };
  }
}
