package io.ner4j.cli.input;

import io.ner4j.Entity;
import io.ner4j.WordEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text of the input, with what an output needs to keep of its record. */
public sealed interface Item {

  Position position();

  String text();

  /** A file that is one text. */
  record Whole(Position position, String text) implements Item {}

  /** A line that is one text. */
  record Plain(Position position, String text) implements Item {}

  /** A line of JSON. */
  record Json(Position position, JsonLine line) implements Item {
    @Override
    public String text() {
      return line.text();
    }
  }

  /** A sentence of a CoNLL file; its text has a space between two words. */
  record Conll(Position position, List<Row> rows, String separator) implements Item {
    @Override
    public String text() {
      return String.join(" ", words());
    }

    public List<String> words() {
      return rows.stream().flatMap(row -> row.words().stream()).toList();
    }

    /** Entities of the words as entities of the text. */
    public List<Entity> inText(List<WordEntity> entities) {
      WordPlaces places = WordPlaces.of(words());
      String text = text();
      return entities.stream()
          .map(
              e -> {
                int start = places.start(e.wordStart());
                int end = places.end(e.wordEnd() - 1);
                return new Entity(text.substring(start, end), e.type(), start, end, e.score());
              })
          .toList();
    }
  }

  /**
   * A line of a CoNLL file.
   *
   * @param line the line as it stands there
   * @param word its word; comments and what is before a sentence have none
   * @param hasColumns whether the line has columns, so that another may be added
   */
  record Row(String line, @Nullable String word, boolean hasColumns) {

    public List<String> words() {
      return word == null ? List.of() : List.of(word);
    }
  }
}
