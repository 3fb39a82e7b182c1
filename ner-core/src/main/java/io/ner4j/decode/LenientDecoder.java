package io.ner4j.decode;

import java.util.ArrayList;
import java.util.List;

/** Every label other than O ends up in an entity. */
final class LenientDecoder implements BioDecoder {

  private final LabelSet labels;

  LenientDecoder(LabelSet labels) {
    this.labels = labels;
  }

  @Override
  public List<TokenSpan> decode(LabelScores scores) {
    return spans(LabelPath.likeliest(labels, scores));
  }

  static List<TokenSpan> spans(LabelPath path) {
    List<TokenSpan> spans = new ArrayList<>();
    int from = 0;
    for (int position = 0; position < path.size(); position++) {
      if (!path.tag(position).continues(path.tag(position - 1))) {
        from = position;
      }
      boolean entity = !path.tag(position).is(Role.OUTSIDE);
      if (entity && !path.tag(position + 1).continues(path.tag(position))) {
        spans.add(path.span(from, position + 1));
      }
    }
    return spans;
  }
}
