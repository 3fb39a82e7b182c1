package io.ner4j.cli.gold;

import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.Inputs;
import io.ner4j.cli.input.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A file of texts whose entities people have marked, read whole. */
public final class GoldFile {

  private GoldFile() {}

  /**
   * Reads a CoNLL file.
   *
   * @param leftOut takes lines that cannot be read
   * @throws BadInputException if no word has a tag but O
   */
  static List<GoldText> conll(String name, int wordColumn, int tagColumn, LeftOut leftOut)
      throws IOException {
    try (InputStream in = Inputs.open(name)) {
      return new GoldColumns(name, in, wordColumn).texts(tagColumn, leftOut);
    }
  }

  /**
   * Reads a file with an object of JSON on each line; blank lines are none. Lines that an annotator
   * of Prodigy rejected or ignored are left out.
   *
   * @param leftOut takes lines that cannot be read
   * @throws BadInputException if a line cannot be read
   */
  static List<GoldText> jsonl(String name, GoldJson json, LeftOut leftOut) throws IOException {
    Map<String, Integer> answers = new TreeMap<>();
    List<GoldText> texts = new ArrayList<>();
    try (InputStream in = Inputs.open(name)) {
      LineReader lines = new LineReader(name, in, 0);
      boolean ended = false;
      while (!ended) {
        try {
          LineReader.Line line = lines.line();
          ended = line == null;
          if (line != null && !line.text().isBlank()) {
            json.read(line, answer -> answers.merge(answer, 1, Integer::sum)).ifPresent(texts::add);
          }
        } catch (BadInputException e) {
          leftOut.add(String.valueOf(e.getMessage()));
        }
      }
    }
    answers.forEach(
        (answer, count) ->
            leftOut.say(
                String.format(
                    Locale.ROOT,
                    "%s: %d lines have \"answer\":\"%s\" and are left out",
                    name,
                    count,
                    answer)));
    return texts;
  }
}
