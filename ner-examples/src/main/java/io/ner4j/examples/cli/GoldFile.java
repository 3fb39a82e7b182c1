package io.ner4j.examples.cli;

import io.ner4j.NerInputException;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.TaggedSentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of texts whose entities people have marked, read whole. */
final class GoldFile {

  private GoldFile() {}

  /**
   * Reads a CoNLL file.
   *
   * @throws BadInputException if it is none
   */
  static List<GoldText> conll(String name, ConllReader reader) throws IOException {
    try (InputStream in = Inputs.open(name)) {
      List<TaggedSentence> sentences =
          reader.read(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
      List<GoldText> texts = new ArrayList<>();
      for (TaggedSentence sentence : sentences) {
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

  /**
   * Reads a file with an object of JSON on each line; blank lines are none.
   *
   * @throws BadInputException if a line cannot be read
   */
  static List<GoldText> jsonl(String name, GoldJson json) throws IOException {
    try (InputStream in = Inputs.open(name)) {
      LineReader lines = new LineReader(name, in, 0);
      List<GoldText> texts = new ArrayList<>();
      for (LineReader.Line line = lines.line(); line != null; line = lines.line()) {
        if (!line.text().isBlank()) {
          texts.add(json.read(line));
        }
      }
      return texts;
    }
  }
}
