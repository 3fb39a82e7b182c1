package io.ner4j.span;

import io.ner4j.WordEntity;
import io.ner4j.window.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns runs of tokens into entities of a list of words. A word that two entities share is the
 * first one's.
 */
public final class WordEntityCollector implements SpanCollector {

  private final List<String> words;

  private final EntityFilter filter;
  private final List<WordEntity> entities = new ArrayList<>();

  /** Number after the last word that is part of an entity. */
  private int edge;

  public WordEntityCollector(List<String> words, EntityFilter filter) {
    this.words = words;
    this.filter = filter;
  }

  @Override
  public void add(Tokens tokens, int firstToken, int lastToken, String type, double score) {
    if (!filter.keeps(type, score)) {
      return;
    }
    int from = Math.max(edge, tokens.word(firstToken));
    int to = tokens.word(lastToken) + 1;
    if (from < to) {
      entities.add(new WordEntity(words.subList(from, to), filter.name(type), from, to, score));
      edge = to;
    }
  }

  public List<WordEntity> entities() {
    return List.copyOf(entities);
  }
}
