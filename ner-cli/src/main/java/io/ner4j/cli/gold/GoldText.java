package io.ner4j.cli.gold;

import io.ner4j.cli.input.WordPlaces;
import io.ner4j.eval.TypedSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text whose entities people have marked.
 *
 * @param name what to call it, such as {@code test.jsonl:12}
 * @param text the text; of words, they with a space between two
 * @param words the text's words, where it came in words; else none
 * @param tags a tag for each word
 * @param spans the entities, in UTF-16 code units; where there are words, the tags say it
 */
public record GoldText(
    String name, String text, List<String> words, List<String> tags, List<TypedSpan> spans) {

  static GoldText ofSpans(String name, String text, List<TypedSpan> spans) {
    return new GoldText(name, text, List.of(), List.of(), spans);
  }

  static GoldText ofTags(String name, List<String> words, List<String> tags) {
    return new GoldText(name, String.join(" ", words), words, tags, List.of());
  }

  /** How much there is to read. */
  public long bytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  boolean inWords() {
    return !words.isEmpty();
  }

  /** Takes spans that are in words to where they are in the text. */
  List<TypedSpan> inText(List<TypedSpan> spansInWords) {
    WordPlaces places = WordPlaces.of(words);
    List<TypedSpan> inText = new ArrayList<>();
    for (TypedSpan span : spansInWords) {
      inText.add(
          new TypedSpan(span.type(), places.start(span.start()), places.end(span.end() - 1)));
    }
    return inText;
  }
}
