package io.ner4j.decode;

import java.util.ArrayList;
import java.util.List;

/** Only what the scheme allows is an entity, as in seqeval's strict mode (seqeval/scheme.py). */
final class StrictDecoder implements BioDecoder {

  private final LabelSet labels;

  StrictDecoder(LabelSet labels) {
    this.labels = labels;
  }

  @Override
  public List<TokenSpan> decode(LabelScores scores) {
    LabelPath path = LabelPath.likeliest(labels, scores);
    List<TokenSpan> spans = new ArrayList<>();
    int position = 0;
    while (position < path.size()) {
      if (!starts(path.tag(position - 1), path.tag(position))) {
        position++;
        continue;
      }
      int to = position + 1;
      while (to < path.size() && path.tag(to).continues(path.tag(to - 1))) {
        to++;
      }
      if (ends(path.tag(to - 1))) {
        spans.add(path.span(position, to));
      }
      position = to;
    }
    return spans;
  }

  private boolean starts(Tag before, Tag tag) {
    return switch (labels.scheme()) {
      case IOB1 ->
          tag.is(Role.INSIDE) || (tag.is(Role.BEGIN) && before.open() && before.sameTypeAs(tag));
      case IO -> tag.is(Role.INSIDE);
      case IOB2, BIOES, BILOU -> tag.is(Role.BEGIN) || tag.is(Role.SINGLE);
    };
  }

  private boolean ends(Tag tag) {
    return !labels.scheme().marksEnds() || tag.is(Role.END) || tag.is(Role.SINGLE);
  }
}
