package io.ner4j.examples.cli;

import io.ner4j.NerInputException;
import io.ner4j.eval.TaggedSentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A file of texts whose entities people have marked, read whole. */
final class GoldFile {

  private GoldFile() {}

  /**
   * Reads a CoNLL file.
   *
   * @throws BadInputException if it is none, or if no word has a tag but O
   */
  static List<GoldText> conll(String name, int wordColumn, int tagColumn) throws IOException {
    try (InputStream in = Inputs.open(name)) {
      String file = StandardCharsets.UTF_8.newDecoder().decode(bytes(in)).toString();
      List<GoldText> texts = new ArrayList<>();
      for (TaggedSentence sentence : new GoldColumns(file, wordColumn).sentences(tagColumn)) {
        String number = name + ", sentence " + (texts.size() + 1);
        texts.add(GoldText.ofTags(number, sentence.words(), sentence.tags()));
      }
      return texts;
    } catch (NerInputException e) {
      throw new BadInputException(name + ": " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new BadInputException(name + ": expected UTF-8, but it is not");
    }
  }

  private static ByteBuffer bytes(InputStream in) throws IOException {
    return ByteBuffer.wrap(in.readAllBytes());
  }

  /**
   * Reads a file with an object of JSON on each line; blank lines are none. Lines that an annotator
   * of Prodigy rejected or ignored are left out.
   *
   * @param warnings told how many are left out
   * @throws BadInputException if a line cannot be read
   */
  static List<GoldText> jsonl(String name, GoldJson json, Consumer<String> warnings)
      throws IOException {
    Map<String, Integer> leftOut = new TreeMap<>();
    try (InputStream in = Inputs.open(name)) {
      LineReader lines = new LineReader(name, in, 0);
      List<GoldText> texts = new ArrayList<>();
      for (LineReader.Line line = lines.line(); line != null; line = lines.line()) {
        if (!line.text().isBlank()) {
          json.read(line, answer -> leftOut.merge(answer, 1, Integer::sum)).ifPresent(texts::add);
        }
      }
      leftOut.forEach(
          (answer, count) ->
              warnings.accept(
                  "%s: %d lines have \"answer\":\"%s\" and are left out"
                      .formatted(name, count, answer)));
      return texts;
    }
  }
}
