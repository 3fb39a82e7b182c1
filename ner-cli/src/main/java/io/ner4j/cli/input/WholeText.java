package io.ner4j.cli.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file as one text; that of an empty file is empty. For one thread. */
public final class WholeText {

  private final LineReader lines;
  private boolean read;

  WholeText(LineReader lines) {
    this.lines = lines;
  }

  /**
   * Reads the text.
   *
   * @return the text the first time, then null
   * @throws BadInputException if it is not UTF-8, or too long for a string
   */
  Item.@Nullable Whole next() throws IOException {
    if (read) {
      return null;
    }
    read = true;
    LineReader.Line text = lines.rest();
    return text == null
        ? new Item.Whole(lines.start(), "")
        : new Item.Whole(text.position(), text.text());
  }
}
