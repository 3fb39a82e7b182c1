package io.ner4j.span;

import io.ner4j.Entity;
import io.ner4j.window.Characters;
import io.ner4j.window.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns runs of tokens into entities of a text: without white space at the edges, with the
 * combining marks that belong to the last character, without overlaps.
 */
public final class EntityCollector implements SpanCollector {

  private final String text;
  private final EntityFilter filter;
  private final List<Entity> entities = new ArrayList<>();

  /** Where the last entity ended. */
  private int edge;

  public EntityCollector(String text, EntityFilter filter) {
    this.text = text;
    this.filter = filter;
  }

  @Override
  public void add(Tokens tokens, int firstToken, int lastToken, String type, double score) {
    if (!filter.keeps(type, score)) {
      return;
    }
    int start = Math.max(edge, tokens.start(firstToken));
    int end = tokens.end(lastToken);
    while (start < end && Characters.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && Characters.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      end = afterMarks(end);
      String found = text.substring(start, end);
      if (filter.keepsText(found)) {
        entities.add(new Entity(found, filter.name(type), start, end, score));
        edge = end;
      }
    }
  }

  private int afterMarks(int end) {
    while (end < text.length() && Characters.isMark(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  public List<Entity> entities() {
    return List.copyOf(entities);
  }
}
