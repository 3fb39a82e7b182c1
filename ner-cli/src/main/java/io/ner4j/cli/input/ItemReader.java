package io.ner4j.cli.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the texts of one file. */
public interface ItemReader {

  /**
   * Reads the next text.
   *
   * @return the text, or null at the end
   * @throws BadInputException if it cannot be read; what follows it still can
   */
  @Nullable Item next() throws IOException;

  static ItemReader of(InputFormat format, LineReader lines, InputOptions options) {
    return switch (format) {
      case TEXT -> new WholeText(lines)::next;
      case LINES -> () -> plain(lines.line());
      case JSONL -> () -> json(lines, options.textField());
      case CONLL -> new ConllSentences(lines, options.wordColumn())::next;
    };
  }

  private static Item.@Nullable Plain plain(LineReader.@Nullable Line line) {
    return line == null ? null : new Item.Plain(line.position(), line.text());
  }

  /** Blank lines hold no object, and are no error. */
  private static Item.@Nullable Json json(LineReader lines, String textField) throws IOException {
    LineReader.Line line = lines.line();
    while (line != null && line.text().isBlank()) {
      line = lines.line();
    }
    if (line == null) {
      return null;
    }
    try {
      return new Item.Json(line.position(), JsonLine.of(line.text(), textField));
    } catch (BadInputException e) {
      throw e.at(line.position());
    }
  }
}
