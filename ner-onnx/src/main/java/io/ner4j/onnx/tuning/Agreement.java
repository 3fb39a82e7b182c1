package io.ner4j.onnx.tuning;

import io.ner4j.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How far two models find the same entities. */
final class Agreement {

  private record Span(String type, int start, int end) {}

  private Agreement() {}

  /** The F1 of the entities of one against those of the other; 1 if neither has any. */
  static double of(List<List<Entity>> found, List<List<Entity>> others) {
    long common = 0;
    long all = 0;
    for (int i = 0; i < found.size(); i++) {
      Set<Span> spans = spans(found.get(i));
      Set<Span> otherSpans = spans(others.get(i));
      all += spans.size() + otherSpans.size();
      spans.retainAll(otherSpans);
      common += spans.size();
    }
    return all == 0 ? 1 : 2.0 * common / all;
  }

  private static Set<Span> spans(List<Entity> entities) {
    return entities.stream()
        .map(entity -> new Span(entity.type(), entity.start(), entity.end()))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
