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
      if (!continues(path.tag(position - 1), path.tag(position))) {
        from = position;
      }
      boolean entity = !path.tag(position).is(Role.OUTSIDE);
      if (entity && !continues(path.tag(position), path.tag(position + 1))) {
        spans.add(path.span(from, position + 1));
      }
    }
    return spans;
  }

  private static boolean continues(Tag before, Tag tag) {
    return before.open() && before.sameTypeAs(tag) && (tag.is(Role.INSIDE) || tag.is(Role.END));
  }
}
